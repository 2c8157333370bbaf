//! Who stands behind the words of an apology.

use super::joined;
use crate::model::Apology;

/// The signature, with the office and the day as they are written there. Words that were retold are not signed by who
/// said them.
#[must_use]
pub fn signed(apology: &Apology, role: &str, day: &str) -> String {
    let name = apology.name.as_deref().unwrap_or_default();
    let whose = match apology.retold {
        true if name.is_empty() => "Retold from a letter".to_owned(),
        true => ["Retold from the letter of ", name].concat(),
        false => name.to_owned(),
    };
    joined(&[&whose, role, day], ", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    #[test]
    fn who_retells_a_letter_does_not_sign_for_its_author() {
        let sorry = |name: Option<&str>, retold| {
            let apology = Apology { text: Text::new(""), name: name.map(Into::into), role: None, at: None, retold };
            signed(&apology, "head", "")
        };
        assert_eq!(sorry(Some("Ada"), false), "Ada, head");
        assert_eq!(sorry(Some("Ada"), true), "Retold from the letter of Ada, head");
        assert_eq!(sorry(None, true), "Retold from a letter, head");
    }
}

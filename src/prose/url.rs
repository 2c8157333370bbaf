//! Addresses that are safe to put into a link.

/// An address that a link may point at: `http`, `https`, `mailto`, or relative (`//host/path` too, whose scheme is that
/// of the page). There is no other way to make one than [`SafeUrl::new`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeUrl(Box<str>);

/// What may stand before the colon.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];

impl SafeUrl {
    /// `None` for every other scheme (`javascript:`, `data:` …), for an empty address, and for one with a control
    /// character in it: browsers leave those out before they look for the scheme. Spaces and backslashes are escaped.
    #[must_use]
    pub fn new(url: &str) -> Option<Self> {
        let url = url.trim_matches(' ');
        let before = url.split(['/', '?', '#']).next().unwrap_or_default();
        let allowed = match before.split_once(':') {
            Some((scheme, _)) => SCHEMES.iter().any(|s| s.eq_ignore_ascii_case(scheme)),
            // `javascript&colon;…` is harmless as long as nobody reads it as HTML; nobody means it either.
            None => !before.contains('&'),
        };
        if !allowed || url.is_empty() {
            return None;
        }
        let mut escaped = String::with_capacity(url.len());
        for c in url.chars() {
            match c {
                ' ' => escaped.push_str("%20"),
                '\\' => escaped.push_str("%5C"),
                _ if c.is_control() || c.is_whitespace() => return None,
                _ => escaped.push(c),
            }
        }
        Some(Self(escaped.into()))
    }

    /// Whether a browser finds a host where the address has one. Where it does not, a link leads nowhere.
    #[must_use]
    pub fn has_host(&self) -> bool {
        let Some((_, behind)) =
            self.0.split_once("//").filter(|(scheme, _)| scheme.is_empty() || scheme.ends_with(':'))
        else {
            return true;
        };
        let authority = behind.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit('@').next().unwrap_or_default();
        let port = host.rsplit_once(':').map_or("", |(_, port)| port);
        let is_port = port.ends_with(']') || port.bytes().all(|digit| digit.is_ascii_digit());
        !host.is_empty() && !host.starts_with(':') && is_port && !host.contains(NOT_IN_HOSTS)
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What no host has in it; browsers call an address with one of these invalid, or nobody means it.
/// Source: [URL Standard, forbidden host code points](https://url.spec.whatwg.org/#forbidden-host-code-point), and `"`.
const NOT_IN_HOSTS: [char; 6] = ['<', '>', '^', '|', '%', '"'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_schemes_that_run_nothing_are_let_through() {
        let table = [
            ("https://example.com/a?b=c&d=e:f#g", true),
            ("HTTP://example.com", true),
            ("mailto:help@example.com?subject=a%20b", true),
            ("/incidents/7", true),
            ("../a:b", true),
            ("?a=b:c", true),
            ("#part", true),
            ("incident-7.html", true),
            ("//example.com/a", true),
            ("javascript:alert(1)", false),
            ("JavaScript:alert(1)", false),
            (" javascript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("java\tscript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("java\0script:alert(1)", false),
            ("java\u{ad}script:alert(1)", false),
            ("javascript\u{a0}:alert(1)", false),
            ("javascript&colon;alert(1)", false),
            ("&#106;avascript:alert(1)", false),
            ("&#x6A;avascript&#58;alert(1)", false),
            ("javascript%3Aalert(1)", true), // a file of that name, to every browser
            ("data:text/html,<script>alert(1)</script>", false),
            ("vbscript:msgbox(1)", false),
            ("blob:https://example.com/1", false),
            ("file:///etc/passwd", false),
            ("view-source:https://example.com", false),
            ("feed:https://example.com", false),
            (":https://example.com", false),
            ("\\x00javascript:alert(1)", false), // would look like a scheme once the backslash is escaped
            ("https\u{a0}://example.com", false),
            ("https://example.com/\n", false),
            ("https://example.com/\u{2028}", false),
            ("", false),
            ("   ", false),
        ];
        for (url, safe) in table {
            assert_eq!(SafeUrl::new(url).is_some(), safe, "{url:?}");
        }
    }

    #[test]
    fn a_host_is_none_with_what_no_host_has() {
        let table = [
            ("https://user:word@example.com:8080/", true),
            ("https://[2001:db8::1]:80/a", true),
            ("https://[2001:db8::1]/a", true),
            ("http://x@y:z/", false),
            ("https://bücher.example/<a>|b", true),
            ("mailto:help@example.com", true),
            ("/a", true),
            ("2015//", true),
            ("//example.com/a", true),
            ("http://example.com\">", false),
            ("//example.com|a", false),
            ("https://exa mple.com/a", false),
            ("https://exa%00mple.com/a", false),
            ("https://", false),
            ("https:///a", false),
            ("https://user@/a", false),
            ("https://:80/a", false),
        ];
        for (url, has_host) in table {
            assert_eq!(SafeUrl::new(url).map(|url| url.has_host()), Some(has_host), "{url:?}");
        }
    }

    #[test]
    fn an_address_is_taken_as_it_is_but_for_spaces_and_backslashes() {
        let table = [
            ("https://example.com/ü?q=\"<>", "https://example.com/ü?q=\"<>"),
            ("https://example.com/a b", "https://example.com/a%20b"),
            (" /a ", "/a"),
            ("\\\\host\\a", "%5C%5Chost%5Ca"),
        ];
        for (url, taken) in table {
            let safe = SafeUrl::new(url).expect("it is safe");
            assert_eq!(safe.as_str(), taken);
            assert_eq!(SafeUrl::new(taken), Some(safe), "a second time changes nothing");
        }
    }
}

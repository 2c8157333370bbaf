//! A widget in which a company's customers browse its incident history.
pub mod axis;
pub mod model;

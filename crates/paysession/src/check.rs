//! Whether a value keeps its rule: the rules on one side, the violations on the
//! other.

mod count;
mod number;
mod string;

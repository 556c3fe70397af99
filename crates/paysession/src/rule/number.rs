//! What one number may be: its bounds and its step, in whole steps.

use std::fmt;

use rust_decimal::Decimal;

/// What one number may be: `min` to `max` steps of 10 to the power of minus
/// `scale`.
///
/// `{ scale: 4, min: 0, max: 25_000 }` is 0 to 2.5 in steps of 0.0001.
/// Whole numbers have a scale of 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NumberRule {
    /// How many decimal places a step has: 0 to 18.
    pub scale: u32,
    /// The smallest value, in steps.
    pub min: i64,
    /// The largest value, in steps.
    pub max: i64,
    /// What whole numbers count, where a reader might take it for something
    /// else: `minor units (such as cents)`.
    pub unit: Option<&'static str>,
}

impl NumberRule {
    /// Whole numbers from `min` to `max`.
    pub(crate) const fn integer(min: i64, max: i64) -> Self {
        Self { scale: 0, min, max, unit: None }
    }

    /// The same numbers, which count these.
    #[must_use]
    pub(crate) const fn of(self, unit: &'static str) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// `min` to `max` steps of 10 to the power of minus `scale`.
    ///
    /// # Panics
    ///
    /// Where a value may have more than 15 significant digits, which not every
    /// reader of JSON would keep, or more than 18 decimal places: a rule is a
    /// constant, so that it does not compile.
    pub(crate) const fn steps(scale: u32, min: i64, max: i64) -> Self {
        const MAX_STEP_COUNT: i64 = 1_000_000_000_000_000;
        assert!(
            -MAX_STEP_COUNT < min && max < MAX_STEP_COUNT,
            "at most 15 digits"
        );
        assert!(scale <= 18, "at most 18 decimal places");
        Self { scale, min, max, unit: None }
    }

    /// The smallest value, exactly.
    pub fn minimum(self) -> Decimal {
        self.value(self.min)
    }

    /// The largest value, exactly.
    pub fn maximum(self) -> Decimal {
        self.value(self.max)
    }

    /// What every value is a multiple of, exactly.
    pub fn multiple_of(self) -> Decimal {
        self.value(1)
    }

    /// A number of steps, exactly.
    fn value(self, steps: i64) -> Decimal {
        Decimal::new(steps, self.scale).normalize()
    }

    /// The bounds alone, in words.
    pub(crate) fn range(self) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            let (min, max) = (self.decimal(self.min), self.decimal(self.max));
            write!(f, "{min} to {max}")
        })
    }

    /// The step alone, in words.
    pub(crate) fn step(self) -> impl fmt::Display {
        fmt::from_fn(move |f| match self.scale {
            0 => write!(f, "a whole number{}", self.of_units()),
            1 => f.write_str("at most 1 decimal place"),
            places => write!(f, "at most {places} decimal places"),
        })
    }

    /// The step alone, as it follows "must".
    pub(crate) fn step_requirement(self) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            let verb = if self.scale == 0 { "be" } else { "have" };
            write!(f, "{verb} {}", self.step())
        })
    }

    /// What a text must be to be read as any number.
    pub(crate) const ANY_TEXT: &'static str =
        "a number as JSON writes it, such as 1.5";

    /// What a text must be to be read as such a number, whatever its bounds.
    pub(crate) const fn number_text(self) -> &'static str {
        if self.scale == 0 {
            "a whole number as JSON writes it, such as 15"
        } else {
            Self::ANY_TEXT
        }
    }

    fn of_units(self) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            self.unit.map_or(Ok(()), |unit| write!(f, " of {unit}"))
        })
    }

    /// A number of steps as a decimal, in as few digits as it needs.
    pub(crate) fn decimal(self, steps: i64) -> String {
        let scale = self.scale as usize;
        let digits =
            format!("{:0width$}", steps.unsigned_abs(), width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        let sign = if steps < 0 { "-" } else { "" };
        match part.trim_end_matches('0') {
            "" => format!("{sign}{whole}"),
            part => format!("{sign}{whole}.{part}"),
        }
    }
}

impl NumberRule {
    /// Writes a number of steps as the shortest number that says it.
    pub(crate) fn serialize<S: serde::Serializer>(
        &self,
        steps: i64,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        let one = 10_i64.pow(self.scale);
        if steps % one == 0 {
            to.serialize_i64(steps / one)
        } else {
            // A decimal of 15 digits is the shortest that its nearest `f64`
            // has.
            to.serialize_f64(self.to_f64(steps))
        }
    }

    /// The `f64` that is nearest to a number of steps: both parts of the
    /// fraction are exact, and a division is rounded once.
    #[expect(
        clippy::cast_precision_loss,
        reason = "15 digits are exact as an f64, and so is 10 to the 18th"
    )]
    fn to_f64(self, steps: i64) -> f64 {
        steps as f64 / 10_i64.pow(self.scale) as f64
    }
}

impl fmt::Display for NumberRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scale {
            0 => write!(f, "{}, {}", self.step(), self.range()),
            _ => write!(f, "{}, {}", self.range(), self.step()),
        }
    }
}

#[cfg(feature = "schemars1")]
impl NumberRule {
    /// The bounds in JSON Schema; the step too, where every validator that
    /// matters judges it right: whole numbers, or the strict profile.
    pub(crate) fn schema(
        &self,
        with_step: bool,
    ) -> serde_json::Map<String, serde_json::Value> {
        let mut schema = serde_json::Map::new();
        let kind = if self.scale == 0 { "integer" } else { "number" };
        schema.insert("type".into(), kind.into());
        schema.insert("minimum".into(), self.json(self.min));
        schema.insert("maximum".into(), self.json(self.max));
        if self.scale > 0 && with_step {
            schema.insert("multipleOf".into(), self.json(1));
        } else if self.scale > 0 {
            schema.insert("$comment".into(), self.step().to_string().into());
        }
        schema
    }

    /// A number of steps as a JSON number.
    fn json(self, steps: i64) -> serde_json::Value {
        let one = 10_i64.pow(self.scale);
        if steps % one == 0 {
            (steps / one).into()
        } else {
            self.to_f64(steps).into()
        }
    }
}

#[cfg(feature = "proptest1")]
impl NumberRule {
    /// Numbers, as JSON writes them, on both sides of every limit.
    pub(crate) fn boundary_values(&self) -> Vec<String> {
        let near = |steps: i64| {
            [steps.saturating_sub(1), steps, steps.saturating_add(1)]
        };
        let mut values: Vec<String> = near(self.min)
            .into_iter()
            .chain(near(self.max))
            .chain([0, 1, 15, 10_i64.pow(self.scale)])
            .map(|steps| self.decimal(steps))
            .collect();
        // Half a step on both sides of each limit.
        let finer = Self { scale: self.scale + 1, ..*self };
        for limit in [self.min, self.max] {
            let limit = limit.saturating_mul(10);
            for half in [-5, 5] {
                values.push(finer.decimal(limit.saturating_add(half)));
            }
        }
        values.extend(
            [
                "-0",
                "0.0",
                "-0.0",
                "0e9",
                "1.0",
                "100.0",
                "1e2",
                "1E+2",
                "1000e-1",
                "0.00010",
                "23.5676",
                "0.00005",
                "1.00000000001",
                "-1",
                "-1e-400",
                "1e-400",
                "1e400",
                "-1e400",
                "1e18",
                "1e19",
                "9223372036854775807",
                "9223372036854775808",
                "0.5",
                "2147483647",
                "2147483648",
                "23.56760000000000001",
            ]
            .map(String::from),
        );
        values
    }

    /// Numbers that keep the rule, in steps: small ones, any, and the limits.
    pub(crate) fn steps_strategy(
        &self,
    ) -> proptest::strategy::BoxedStrategy<i64> {
        use proptest::prelude::{Just, Strategy};
        let small = self.max.min(self.min.saturating_add(10_000_000));
        proptest::prop_oneof![
            4 => self.min..=small,
            4 => self.min..=self.max,
            1 => Just(self.min),
            1 => Just(self.max),
        ]
        .boxed()
    }
}

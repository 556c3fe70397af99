//! Makes numbers within bounds, and off the steps they are asked to miss.

use serde_json::{Value, json};

/// What is said of a number.
#[derive(Debug, Default)]
pub(super) struct NumberConstraints {
    low: Option<(f64, bool)>,
    high: Option<(f64, bool)>,
    pub(super) steps: Vec<f64>,
    /// Steps that the number must not keep.
    pub(super) off: Vec<f64>,
    /// Whether it must not be whole.
    pub(super) fraction: bool,
}

impl NumberConstraints {
    pub(super) fn above(&mut self, bound: f64, included: bool) {
        let tighter = self.low.is_none_or(|(low, had)| {
            bound > low || (bound >= low && had && !included)
        });
        if tighter {
            self.low = Some((bound, included));
        }
    }

    pub(super) fn below(&mut self, bound: f64, included: bool) {
        let tighter = self.high.is_none_or(|(high, had)| {
            bound < high || (bound <= high && had && !included)
        });
        if tighter {
            self.high = Some((bound, included));
        }
    }

    fn holds(&self, number: f64, whole: bool) -> bool {
        let above = self
            .low
            .is_none_or(|(low, had)| number > low || (had && number >= low));
        let below = self
            .high
            .is_none_or(|(high, had)| number < high || (had && number <= high));
        let is_whole = number.fract().abs() < f64::EPSILON;
        above
            && below
            && (!whole || is_whole)
            && !(self.fraction && is_whole)
            && self.steps.iter().all(|step| is_multiple_of(number, *step))
            && !self.off.iter().any(|step| is_multiple_of(number, *step))
    }
}

fn is_multiple_of(number: f64, step: f64) -> bool {
    let ratio = number / step;
    (ratio - ratio.round()).abs() < 1e-9
}

/// Small numbers that keep what is said.
pub(super) fn values(numbers: &NumberConstraints, whole: bool) -> Vec<Value> {
    let step = numbers
        .steps
        .iter()
        .copied()
        .fold(if whole { 1.0_f64 } else { 0.0 }, f64::max);
    let mut anchors = vec![0.0, 1.0];
    anchors.extend(numbers.low.map(|(low, _)| low));
    anchors.extend(numbers.high.map(|(high, _)| high));
    let mut offsets = vec![0.0, 1.0, -1.0, 0.5, -0.5, 0.1, 2.0, 3.0];
    offsets.extend(numbers.off.iter().flat_map(|off| {
        [off / 2.0, off * 1.5, off + 1.0, off * 0.1, off * 1.1]
    }));
    if step > 0.0 {
        offsets.extend([step, -step, step * 2.0, step * 3.0, step * 7.0]);
        let snapped = anchors.iter().flat_map(|anchor| {
            [(anchor / step).floor() * step, (anchor / step).ceil() * step]
        });
        anchors.extend(snapped.collect::<Vec<_>>());
    }
    let mut out: Vec<f64> = anchors
        .iter()
        .flat_map(|anchor| offsets.iter().map(move |offset| anchor + offset))
        .map(|number| number + 0.0)
        .filter(|number| number.is_finite() && numbers.holds(*number, whole))
        .collect();
    out.sort_by(|a, b| {
        let key = |x: f64| (x.fract() != 0.0, x < 0.0);
        key(*a).cmp(&key(*b)).then(a.abs().total_cmp(&b.abs()))
    });
    out.dedup();
    out.into_iter().take(8).map(written).collect()
}

/// A number as JSON writes it: a whole one without a fraction.
fn written(number: f64) -> Value {
    let text = format!("{number}");
    text.parse::<i64>().map_or_else(|_| json!(number), |whole| json!(whole))
}

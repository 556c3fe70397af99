//! What reading may cost at most, in the build that users have.

use std::fmt::Write;

use crate::{
    build::{BuildConfig, CargoProfile},
    figure::{Class, Figure},
    implementation::{DESERIALIZE, FROM_JSON},
};

struct SpeedGoal {
    implementation: &'static str,
    class: &'static str,
    most: f64,
    /// What would be remarkable.
    moonshot: Option<f64>,
}

#[rustfmt::skip]
const TARGETS: [SpeedGoal; 7] = [
    SpeedGoal { implementation: FROM_JSON, class: "typical", most: 0.48, moonshot: Some(0.30) },
    SpeedGoal { implementation: FROM_JSON, class: "komoju, typical", most: 0.48, moonshot: Some(0.30) },
    SpeedGoal { implementation: FROM_JSON, class: "large", most: 0.42, moonshot: Some(0.25) },
    SpeedGoal { implementation: FROM_JSON, class: "komoju, large", most: 0.42, moonshot: Some(0.25) },
    SpeedGoal { implementation: DESERIALIZE, class: "typical", most: 1.00, moonshot: Some(0.80) },
    SpeedGoal { implementation: DESERIALIZE, class: "komoju, typical", most: 1.00, moonshot: Some(0.80) },
    SpeedGoal { implementation: FROM_JSON, class: "ten faults", most: 0.50, moonshot: None },
];

impl SpeedGoal {
    fn class<'f>(&self, figures: &'f [Figure]) -> Class<'f> {
        Class::new(figures, self.implementation, self.class)
            .expect("every target is measured")
    }

    fn ratio(&self, figures: &[Figure]) -> f64 {
        self.class(figures).mean(|cost| cost.ratio)
    }

    /// Only the users' build has targets.
    fn is_missed(&self, build: BuildConfig, ratio: f64) -> bool {
        build.profile == CargoProfile::Release && ratio > self.most
    }
}

/// The targets beside what was measured. A figure over its target is bold; the
/// worst shape is that of the first build.
pub(crate) fn table(measured: &[(&str, BuildConfig, Vec<Figure>)]) -> String {
    let mut table = "| | needed | moonshot |".to_owned();
    for (measure, build, _) in measured {
        write!(table, " {measure}, {} |", build.title()).unwrap();
    }
    let rule = " --- |".repeat(measured.len() + 3);
    writeln!(table, " worst shape |\n| --- |{rule}").unwrap();
    for target in &TARGETS {
        let SpeedGoal { implementation, class, most, moonshot } = target;
        let moonshot =
            moonshot.map_or("–".to_owned(), |most| format!("{most:.2}"));
        write!(
            table,
            "| {implementation}: {class} | ≤ {most:.2} | {moonshot} |"
        )
        .unwrap();
        for (_, build, figures) in measured {
            let ratio = target.ratio(figures);
            let bold = if target.is_missed(*build, ratio) { "**" } else { "" };
            write!(table, " {bold}{ratio:.3}{bold} |").unwrap();
        }
        let worst = target.class(&measured[0].2).worst(|cost| cost.ratio);
        let shape = if worst.shape.is_empty() {
            "–".to_owned()
        } else {
            format!("{:.2} {}", worst.cost.ratio, worst.shape)
        };
        writeln!(table, " {shape} |").unwrap();
    }
    table
}

/// Whether the measured build keeps every target.
pub(crate) fn all_met(build: BuildConfig, figures: &[Figure]) -> bool {
    TARGETS.iter().all(|target| !target.is_missed(build, target.ratio(figures)))
}

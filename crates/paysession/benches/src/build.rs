//! The builds of this program that are measured: it builds and runs itself.

use std::process::{Command, Stdio};

use crate::figure::Figure;

/// A profile of `Cargo.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CargoProfile {
    /// What users have who say nothing.
    Release,
    /// Thin LTO and one codegen unit.
    Lto,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct BuildConfig {
    pub(crate) profile: CargoProfile,
    /// Features of this program.
    pub(crate) features: &'static str,
}

impl BuildConfig {
    /// What users have who say nothing: no feature is on by default.
    pub(crate) const PLAIN: Self =
        Self { profile: CargoProfile::Release, features: "" };

    pub(crate) const ALL: [Self; 2] =
        [Self::PLAIN, Self { profile: CargoProfile::Lto, ..Self::PLAIN }];

    pub(crate) const fn title(self) -> &'static str {
        match self.profile {
            CargoProfile::Release => "release",
            CargoProfile::Lto => "thin LTO",
        }
    }

    /// The figures of this build, as its own program prints them.
    pub(crate) fn measure(self, measure: &str) -> Vec<Figure> {
        serde_json::from_str(&self.output(&["measure", measure])).unwrap()
    }

    /// What the program prints for these arguments in this build.
    pub(crate) fn output(self, arguments: &[&str]) -> String {
        let profile = match self.profile {
            CargoProfile::Release => "release",
            CargoProfile::Lto => "lto",
        };
        let output = Command::new("cargo")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["run", "--quiet", "--locked", "--profile", profile])
            .args(["--features", self.features, "--"])
            .args(arguments)
            .stderr(Stdio::inherit())
            .output()
            .unwrap();
        assert!(output.status.success(), "must build and measure {self:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}

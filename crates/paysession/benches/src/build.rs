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
    /// Whether the measured crate has its default features.
    pub(crate) default_features: bool,
    /// Features of this program.
    pub(crate) features: &'static str,
}

impl BuildConfig {
    pub(crate) const PLAIN: Self = Self {
        profile: CargoProfile::Release,
        default_features: false,
        features: "",
    };

    /// Those that users have, without the default features and with them.
    pub(crate) const USERS: [Self; 2] =
        [Self::PLAIN, Self { default_features: true, ..Self::PLAIN }];

    pub(crate) const ALL: [Self; 4] = {
        let [plain, default] = Self::USERS;
        let profile = CargoProfile::Lto;
        [plain, default, Self { profile, ..plain }, Self { profile, ..default }]
    };

    pub(crate) const fn title(self) -> &'static str {
        match (self.profile, self.default_features) {
            (CargoProfile::Release, false) => "release",
            (CargoProfile::Release, true) => "release, default features",
            (CargoProfile::Lto, false) => "thin LTO",
            (CargoProfile::Lto, true) => "thin LTO, default features",
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
        let mut features = self.features.to_owned();
        if self.default_features {
            features.push_str(" paysession-default");
        }
        let output = Command::new("cargo")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args(["run", "--quiet", "--locked", "--profile", profile])
            .args(["--features", &features, "--"])
            .args(arguments)
            .stderr(Stdio::inherit())
            .output()
            .unwrap();
        assert!(output.status.success(), "must build and measure {self:?}");
        String::from_utf8(output.stdout).unwrap()
    }
}

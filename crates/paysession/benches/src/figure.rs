//! What was measured, and what a table says of a class of bodies.

use serde::{Deserialize, Serialize};

use crate::{
    body::{self, Body},
    implementation::{self, Implementation},
    instructions, time,
};

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Metric {
    Instructions,
    /// In nanoseconds.
    Time,
    #[cfg(feature = "allocations")]
    Allocations,
}

/// What one reading of a body costs.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Cost {
    /// In the unit of the measure.
    pub(crate) amount: f64,
    /// The amount for each 1 of `Body::base`.
    pub(crate) ratio: f64,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Figure {
    pub(crate) class: String,
    pub(crate) shape: String,
    pub(crate) implementation: String,
    pub(crate) cost: Cost,
}

/// The figures of this build of the program.
pub(crate) fn measure(measure: Metric) -> Vec<Figure> {
    let bodies = body::all();
    let implementations = implementation::all();
    implementation::check(&implementations, &bodies);
    let costs: Vec<Vec<Cost>> = match measure {
        Metric::Instructions => instructions::costs(&implementations, &bodies),
        Metric::Time => time::costs(&implementations, &bodies),
        #[cfg(feature = "allocations")]
        Metric::Allocations => allocations(&implementations, &bodies),
    };
    let figures = bodies.iter().zip(costs).flat_map(|(body, costs)| {
        implementation::of(&implementations, body).into_iter().zip(costs).map(
            |(implementation, cost)| Figure {
                class: body.class.to_owned(),
                shape: body.shape.clone(),
                implementation: implementation.name.to_owned(),
                cost,
            },
        )
    });
    figures.collect()
}

/// Amounts of the implementations that read this body, with their ratios.
pub(crate) fn with_ratios(
    amounts: &[f64],
    implementations: &[Implementation],
    body: &Body,
) -> Vec<Cost> {
    let base = amounts[base(&implementation::of(implementations, body), body)];
    let cost = |&amount| Cost { amount, ratio: amount / base };
    amounts.iter().map(cost).collect()
}

/// Where the implementation stands that costs 1.00.
pub(crate) fn base(implementations: &[&Implementation], body: &Body) -> usize {
    implementations.iter().position(|i| i.name == body.base()).unwrap()
}

#[cfg(feature = "allocations")]
fn allocations(
    implementations: &[Implementation],
    bodies: &[Body],
) -> Vec<Vec<Cost>> {
    let count = |implementation: &Implementation, body: &Body| {
        let text = body.text.as_bytes();
        (implementation.read)(text);
        let read = || {
            (implementation.read)(text);
        };
        allocation_counter::measure(read).count_total as f64
    };
    let costs = bodies.iter().map(|body| {
        let amounts: Vec<f64> = implementation::of(implementations, body)
            .into_iter()
            .map(|implementation| count(implementation, body))
            .collect();
        with_ratios(&amounts, implementations, body)
    });
    costs.collect()
}

/// The costs of a class, one for each shape.
pub(crate) struct Class<'f>(Vec<&'f Figure>);

impl<'f> Class<'f> {
    /// `None` where this implementation does not read these bodies.
    pub(crate) fn new(
        figures: &'f [Figure],
        implementation: &str,
        class: &str,
    ) -> Option<Self> {
        let found: Vec<_> = figures
            .iter()
            .filter(|f| f.implementation == implementation)
            .filter(|f| f.class == class)
            .collect();
        (!found.is_empty()).then_some(Self(found))
    }

    pub(crate) fn mean(&self, of: fn(&Cost) -> f64) -> f64 {
        let sum: f64 = self.0.iter().map(|figure| of(&figure.cost)).sum();
        sum / self.0.len() as f64
    }

    /// The most expensive shape.
    pub(crate) fn worst(&self, of: fn(&Cost) -> f64) -> &'f Figure {
        self.0
            .iter()
            .max_by(|a, b| of(&a.cost).total_cmp(&of(&b.cost)))
            .unwrap()
    }

    /// The mean, and the worst where there are several shapes.
    pub(crate) fn cell(&self, of: fn(&Cost) -> f64) -> String {
        let mean = self.mean(of);
        match *self.0 {
            [_] => format!("{mean:.2}"),
            _ => format!("{mean:.2} ({:.2})", of(&self.worst(of).cost)),
        }
    }
}

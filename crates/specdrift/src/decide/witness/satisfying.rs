//! The values that have been made to keep what nodes say: each is asked for
//! again where a message holds it, and messages are made for every difference.

use super::node_ref::NodeRef;
use crate::budget::{Budget, Size, Work};
use crate::schema::emit::UndeclaredProperties;
use crate::schema::node::{GraphIdentity, NodeId};
use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;

/// Which values were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Request {
    nodes: Vec<(GraphIdentity, NodeId, UndeclaredProperties)>,
    depth: usize,
    wanted: usize,
}

impl Request {
    pub(super) fn new(
        nodes: &[NodeRef<'_>],
        depth: usize,
        wanted: usize,
    ) -> Self {
        let nodes = nodes.iter().map(NodeRef::key).collect();
        Self { nodes, depth, wanted }
    }
}

/// Values, and what they take.
#[derive(Debug)]
struct Made {
    values: Vec<Value>,
    bytes: u64,
}

/// What has been made at one place of a report.
#[derive(Debug, Default)]
pub(crate) struct SatisfyingValues(RefCell<HashMap<Request, Made>>);

impl SatisfyingValues {
    /// Forgets them: they are about graphs of one place.
    pub(crate) fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// What was made for a request; the work is that of holding it once more.
    pub(super) fn get(
        &self,
        request: &Request,
        budget: &Budget,
    ) -> Option<Vec<Value>> {
        let known = self.0.borrow();
        let Made { values, bytes } = known.get(request)?;
        let work = [Work::Nodes(1), Work::HeldBytes(*bytes)];
        let is_affordable = work.iter().all(|it| budget.spend(*it).is_ok());
        Some(if is_affordable { values.clone() } else { Vec::new() })
    }

    /// Keeps what was made, which has been counted; what the budget may have
    /// cut short is made again.
    pub(super) fn keep(
        &self,
        request: Request,
        values: &[Value],
        budget: &Budget,
    ) {
        if !budget.has_refused() {
            let bytes = values.iter().map(|value| Size::of(value).bytes).sum();
            let made = Made { values: values.to_vec(), bytes };
            self.0.borrow_mut().insert(request, made);
        }
    }
}

//! Both sides of a comparison as judges of messages.

use crate::compare::walk::Side;
use crate::decide::compiled_schema::CompiledSchema;
use crate::decide::solver::Solver;
use crate::schema::emit::{self, UndeclaredProperties};
use crate::schema::node::{NodeId, SchemaGraph};
use serde_json::Value;
use std::cell::OnceCell;
use std::rc::Rc;

/// The two schemas that a message must tell apart.
#[derive(Debug, Clone)]
pub(crate) struct Evidence(Rc<CompiledSchema>, Rc<CompiledSchema>);

impl Evidence {
    pub(super) fn new(
        one: &Rc<CompiledSchema>,
        other: &Rc<CompiledSchema>,
    ) -> Self {
        Self(Rc::clone(one), Rc::clone(other))
    }

    /// What both say of a message; `None` where they tell it apart.
    pub(crate) fn agree(&self, message: &Value) -> Option<bool> {
        let (one, other) = (self.0.accepts(message), self.1.accepts(message));
        (one == other).then_some(one).flatten()
    }
}

/// Both sides as schemas, for judging whole messages.
pub(crate) struct RootSchemas<'a> {
    pub(crate) ours: &'a SchemaGraph,
    pub(crate) theirs: &'a SchemaGraph,
    solver: &'a Solver,
    /// Ours and theirs, closed; ours and theirs, as written.
    schemas: [OnceCell<Rc<CompiledSchema>>; 4],
}

impl<'a> RootSchemas<'a> {
    pub(crate) fn new(
        ours: &'a SchemaGraph,
        theirs: &'a SchemaGraph,
        solver: &'a Solver,
    ) -> Self {
        Self { ours, theirs, solver, schemas: Default::default() }
    }

    pub(crate) fn schema(
        &self,
        who: Side,
        undeclared: UndeclaredProperties,
    ) -> &Rc<CompiledSchema> {
        let [ours, theirs, ours_written, theirs_written] = &self.schemas;
        let (place, side) = match (who, undeclared) {
            (Side::Ours, UndeclaredProperties::Forbidden) => (ours, self.ours),
            (Side::Theirs, UndeclaredProperties::Forbidden) => {
                (theirs, self.theirs)
            }
            (Side::Ours, UndeclaredProperties::AsWritten) => {
                (ours_written, self.ours)
            }
            (Side::Theirs, UndeclaredProperties::AsWritten) => {
                (theirs_written, self.theirs)
            }
        };
        place.get_or_init(|| {
            self.solver.schema(emit::node_schema(side, side.root, undeclared))
        })
    }

    /// A side whose schema breaks the rules of JSON Schema.
    pub(crate) fn invalid_side(&self) -> Option<Side> {
        let closed = UndeclaredProperties::Forbidden;
        [Side::Ours, Side::Theirs]
            .into_iter()
            .find(|side| self.accepts(*side, closed, &Value::Null).is_none())
    }

    /// Both sides, as judges of whole messages.
    pub(crate) fn evidence(
        &self,
        undeclared: UndeclaredProperties,
    ) -> Evidence {
        let schema = |who| Rc::clone(self.schema(who, undeclared));
        Evidence(schema(Side::Ours), schema(Side::Theirs))
    }

    /// Whether a side accepts a whole message; `None` where it is no schema.
    pub(crate) fn accepts(
        &self,
        who: Side,
        undeclared: UndeclaredProperties,
        message: &Value,
    ) -> Option<bool> {
        self.schema(who, undeclared).accepts(message)
    }

    /// A side as written, whose `oneOf` accept what keeps one branch and no
    /// other.
    pub(super) fn exclusive(&self, who: Side) -> Rc<CompiledSchema> {
        let side = self.graph(who);
        self.solver.schema(emit::exclusive_schema(side, side.root))
    }

    pub(super) fn graph(&self, who: Side) -> &'a SchemaGraph {
        match who {
            Side::Ours => self.ours,
            Side::Theirs => self.theirs,
        }
    }

    /// A node of a side.
    pub(super) fn below(
        &self,
        who: Side,
        id: NodeId,
        undeclared: UndeclaredProperties,
    ) -> Rc<CompiledSchema> {
        self.solver.schema(emit::node_schema(self.graph(who), id, undeclared))
    }
}

//! The rules of the checker, as data: what each finds, how much it matters, an
//! example, and what to do.

use crate::report::level::Level;
use crate::schema::keyword::Keyword;

/// What findings are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Category {
    /// The two sides differ.
    Difference,
    /// Something could not be judged.
    Unjudged,
    /// The document's descriptions.
    Prose,
    /// An example of the document.
    Example,
    /// Our schema and our reader.
    Reader,
    /// The document's schemas by themselves.
    Schema,
    /// A policy.
    Policy,
    /// The lock file.
    Lock,
}

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// Names it in reports and waivers.
    pub id: &'static str,
    /// What its findings are about.
    pub category: Category,
    /// How much its findings matter.
    pub level: Level,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// What it finds, and why that matters.
    pub explanation: &'static str,
    /// A case.
    pub example: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// The keywords whose assertions it compares.
    pub(crate) keywords: &'static [Keyword],
}

impl Rule {
    /// Whether its findings are about words that refuse no value.
    pub(crate) fn refuses_nothing(&self) -> bool {
        *self == FORMAT || *self == REDUNDANT_LIMIT
    }
}

const FOLLOW: &str =
    "change our rule to the document's, or waive the difference and say why";

macro_rules! rules {
    ($($name:ident = $id:literal, $category:ident, $level:ident, $title:literal, [$($word:ident),*],
        $explanation:literal, $example:literal, $fix:expr;)*) => {
        $(pub(crate) const $name: Rule = Rule {
            id: $id,
            category: Category::$category,
            level: Level::$level,
            title: $title,
            explanation: $explanation,
            example: $example,
            fix: $fix,
            keywords: &[$(Keyword::$word),*],
        };)*

        /// Every rule.
        pub const RULES: &[Rule] = &[$($name),*];
    };
}

rules! {
    MEMBER_OF_DOCUMENT = "D101", Difference, Error, "member that only the document has", [],
        "The document declares a member that our type does not have. Objects are compared as closed, so that this is one finding and not a difference in everything the member may hold.",
        "the document has /checkout_id, our type has not",
        "add the field to the type, or waive the finding and say why it is left out";
    MEMBER_OF_OURS = "D102", Difference, Error, "member that only we have", [],
        "Our type has a member that the document does not declare. Objects are compared as closed, so that this is one finding.",
        "our type has /nickname, the document has not",
        "remove the field, or waive the finding and say where it comes from";
    REQUIRED = "D103", Difference, Error, "required member", [Required],
        "One side requires a member that the other does not.",
        "the document requires /country, our type has Option<Country>",
        "make the field required or optional as the document has it, or waive the finding";
    TYPE = "D104", Difference, Error, "type", [Type],
        "The two sides take different kinds of JSON value.",
        "the document has a number at /amount/value, our type a string",
        FOLLOW;
    NULL = "D105", Difference, Error, "null", [],
        "One side takes null where the other does not.",
        "the document has type [\"string\", \"null\"] at /return_url, our type refuses null",
        "make the field nullable or not as the document has it, or waive the finding";
    ADDITIONAL_PROPERTIES = "D106", Difference, Error, "members that are not named", [AdditionalProperties, UnevaluatedProperties],
        "One side takes members that it does not name, the other refuses them.",
        "the document says additionalProperties: false at the root, our schema leaves it open",
        FOLLOW;
    MESSAGE_ADDED_OR_REMOVED = "D107", Difference, Error, "message that only one version has", [],
        "An operation, a status or a media type is described in one version of a document only.",
        "the status 200 has become 201",
        "judge the operation at its new place";
    MAX_LENGTH = "D201", Difference, Error, "longest text", [MaxLength],
        "The two sides differ in the greatest number of characters. Characters are Unicode code points.",
        "the document says (MAX 526) at /callback_url, our type 500",
        FOLLOW;
    MIN_LENGTH = "D202", Difference, Error, "shortest text", [MinLength],
        "The two sides differ in the least number of characters. Characters are Unicode code points.",
        "the document says (MIN 3) at /callback_url, our type 1",
        FOLLOW;
    MAXIMUM = "D203", Difference, Error, "greatest number", [Maximum, ExclusiveMaximum],
        "The two sides differ in the greatest number.",
        "the document says that the upper limit is 86,400, our type takes any number",
        FOLLOW;
    MINIMUM = "D204", Difference, Error, "least number", [Minimum, ExclusiveMinimum],
        "The two sides differ in the least number.",
        "the document says greater than or equal to 0, our type takes -1",
        FOLLOW;
    MULTIPLE_OF = "D205", Difference, Error, "step of a number", [MultipleOf],
        "The two sides differ in the number that a value must be a multiple of.",
        "the document says multiple of 0.0001, our type takes 0.00005",
        FOLLOW;
    MAX_ITEMS = "D206", Difference, Error, "most items", [MaxItems],
        "The two sides differ in the greatest number of items.",
        "the document says up to 50 metadata objects, our type takes 120",
        FOLLOW;
    MIN_ITEMS = "D207", Difference, Error, "fewest items", [MinItems],
        "The two sides differ in the least number of items.",
        "the document says minItems: 1, our type takes an empty list",
        FOLLOW;
    UNIQUE_ITEMS = "D208", Difference, Error, "distinct items", [UniqueItems],
        "One side refuses a list that holds a value twice.",
        "the document says uniqueItems, our type does not look",
        FOLLOW;
    PROPERTY_COUNT = "D209", Difference, Error, "number of members", [MaxProperties, MinProperties],
        "The two sides differ in how many members an object may have.",
        "the document says maxProperties: 50, our type takes any number",
        FOLLOW;
    ENUM = "D301", Difference, Error, "list of values", [Enum],
        "The two sides list different values. A single constant is a list of one; oneOf over constants is a list.",
        "the document lists US at /country, our type does not",
        FOLLOW;
    PATTERN = "D302", Difference, Error, "pattern", [Pattern],
        "One side's pattern refuses a text that the other side takes. Patterns are compared as languages, not as text; \\d and \\w mean ASCII, as they do in JSON Schema.",
        "our pattern wants upper case, the document says nothing",
        FOLLOW;
    FORMAT = "D303", Difference, Note, "format", [Format],
        "The two sides name different formats. A format says what a value means; it refuses nothing.",
        "the document says format: int32, our schema names no format",
        "name the same format, or waive the note";
    REDUNDANT_LIMIT = "D304", Difference, Note, "redundant limit", [],
        "Two limits stand at one place, and one of them has changed where the other decides: what is accepted is the same.",
        "the list loses \"\" beside (MAX 2; MIN 2)",
        "check that the document still says what its author means";
    ALTERNATIVE = "D401", Difference, Error, "alternative", [],
        "One side has an alternative that matches none on the other side.",
        "the document has a fourth branch in oneOf",
        "add or remove the variant, or waive the finding";
    DISCRIMINATOR_CHANGED = "D403", Difference, Warning, "discriminator", [],
        "Two versions of a document tell their alternatives apart by another member, or by other values.",
        "propertyName: mode has become propertyName: kind",
        "look whether readers choose the alternative as before";
    CONDITION = "D402", Difference, Error, "condition", [
        Not, If, Contains, PatternProperties, PrefixItems,
        DependentSchemas, DependentRequired, UnevaluatedItems, AnyOf],
        "A condition that one side states refuses a value that the other side takes.",
        "the document says not: {required: [a, b]}, our type takes both",
        FOLLOW;
    PARAMETER = "D501", Difference, Error, "parameter or header", [],
        "A parameter of a request or a header of a response is new, gone, required or not, or written as text in another way. No body shows it.",
        "the header X-Idempotency-Key is new and required",
        "send what is required, and read no header that is gone; then record the operation as it is now";
    REQUEST_BODY = "D502", Difference, Error, "request body", [],
        "An operation takes a body that it did not take, takes none any more, or requires one.",
        "the request body is now required",
        "send a body where one is required; then record the operation as it is now";
    SECURITY_REQUIREMENT = "D503", Difference, Error, "security requirement", [],
        "An operation asks for other credentials. Any one of its alternatives is enough.",
        "before header X-Key, now http bearer",
        "show what is asked for; then record the operation as it is now";
    SERVER = "D504", Difference, Error, "server", [],
        "An operation is served at other addresses.",
        "no longer served at https://api.example/v1, now at https://api.example/v2",
        "call it where it is served; then record the operation as it is now";
    DEPRECATED = "D505", Difference, Warning, "deprecated", [],
        "An operation, a parameter or a member is marked as deprecated, or is so no more. It still works.",
        "GET /orders is deprecated now",
        "find out what takes its place, and until when it works";
    DEFAULT = "D506", Difference, Warning, "default", [],
        "A request that leaves a member out means something else than before.",
        "default: before \"test\", now \"live\"",
        "look whether we leave it out, and send what we mean";
    READ_OR_WRITE_ONLY = "D507", Difference, Error, "member of one direction", [],
        "A member of a request has become readOnly, or one of a response writeOnly, so that it means nothing there; or is so no more.",
        "/id has become readOnly in a request",
        "do not send readOnly members, and do not expect writeOnly members";
    MOVED = "D508", Difference, Note, "moved", [],
        "What is described has another name: a path parameter is called otherwise, a part of the path has moved to the servers, a status is part of a range, a media type has a parameter. What is described there is compared.",
        "GET /orders/{id} has moved to GET /orders/{order}",
        "nothing where the new name means the same";
    OTHER_DIFFERENCE = "D509", Difference, Note, "what else differs", [],
        "Words, titles, examples, tags or extensions differ, which judge no value. A meaning may have changed with them.",
        "description: before \"In percent.\", now \"As a multiplier.\"",
        "read it, and look whether it means something else";
    NOT_RECORDED = "L101", Lock, Error, "operation that is not recorded", [],
        "A binding names an operation that the lock file does not hold, so nobody can see whether its parameters, headers, security or addresses have changed.",
        "the lock file does not hold POST /sessions",
        "look at the operation, then write the lock file anew";
    STALE_RECORD = "L102", Lock, Error, "stale record", [],
        "The lock file holds an operation that no binding names.",
        "no binding names POST /sessions",
        "write the lock file anew";
    UNJUDGED = "D997", Unjudged, Error, "could not judge", [],
        "Something could not be followed or read, so nothing can be said about it. Silence would look like agreement.",
        "a $ref that leads nowhere",
        "fix the document or schemas/drift.toml";
    UNDECIDED = "D998", Unjudged, Error, "undecided", [],
        "The two sides differ in writing, and whether they differ in meaning could not be decided.",
        "a pattern that looks ahead",
        "write the rule in simpler words";
    UNNAMED = "D999", Difference, Error, "difference without a name", [],
        "The solver proves a difference that no other rule names.",
        "a difference that only shows where two conditions meet",
        FOLLOW;
    UNREAD = "P101", Prose, Warning, "prose limit that was not read", [],
        "A description holds words that look like a limit, and no row of the grammar reads them. What is not read is not checked.",
        "(MAX fifty)",
        "extend the grammar, or waive the finding and say what the phrase means";
    PROSE_AGAINST_KEYWORD = "P102", Prose, Warning, "prose against keyword", [],
        "A description states a limit, and a keyword beside it states another.",
        "(MAX 255) beside maxLength: 100",
        "ask the provider; both limits are kept until then";
    EMPTY_RANGE = "P103", Prose, Warning, "least above greatest", [],
        "No value can keep both limits.",
        "(MAX 3; MIN 250)",
        "ask the provider";
    LIST_AGAINST_LIMIT = "P104", Prose, Warning, "listed value breaks a limit", [],
        "The document lists a value that its own limit refuses.",
        "enum [\"CARD\"] beside (MAX 3)",
        "ask the provider";
    EXAMPLE_AGAINST_DOCUMENT = "E101", Example, Warning, "example breaks the document's own schema", [],
        "The document shows an example that its own schema or prose refuses.",
        "\"140000\" where a number is expected",
        "tell the provider; the example proves nothing about our types";
    EXAMPLE_AGAINST_READER = "E102", Example, Error, "example refused by our type", [],
        "The document shows an example that keeps its own schema, and our Rust type refuses it.",
        "www.your-url.com where our type wants a scheme",
        "widen the rule, or waive the finding and say why the example is wrong";
    EXAMPLE_CHANGED = "E103", Example, Note, "example changed", [],
        "Two versions of a document show different examples, or write the same one differently.",
        "an example that was JSON in a text is now an object",
        "look whether the example shows something new";
    READER_AGAINST_SCHEMA = "V101", Reader, Error, "reader and schema disagree", [],
        "Our Rust type and our schema give different verdicts on the same bytes.",
        "the schema counts characters, the reader counts bytes",
        "fix the rule: its schema or its check is wrong";
    NULLABLE = "S101", Schema, Warning, "nullable in 3.1", [],
        "OpenAPI 3.1 has no nullable, so it says nothing; its author meant to allow null.",
        "\"nullable\": true in a document that says openapi: 3.1.0",
        "ask the provider whether null is taken";
    OVERLAP = "S102", Schema, Warning, "alternatives overlap", [],
        "A value keeps two branches of oneOf, so the document refuses it where it surely means to accept it. Branches are read as anyOf.",
        "two branches that differ only in their title",
        "ask the provider";
    UNKNOWN_SECURITY_SCHEME = "S103", Schema, Warning, "security scheme that does not exist", [],
        "A security requirement names a scheme that the document does not define.",
        "security: [{PublicApiKey: []}] beside securitySchemes: {publicApiKey: …}",
        "ask the provider";
    INVALID_DISCRIMINATOR = "S104", Schema, Warning, "discriminator leads nowhere", [],
        "A discriminator names a member that a branch does not declare, or maps a value to the wrong branch.",
        "propertyName: kind, and no branch has kind",
        "ask the provider";
    UNKNOWN_KEYWORD = "S105", Schema, Warning, "keyword that nobody knows", [],
        "A schema holds a word that neither JSON Schema nor OpenAPI defines, so it says nothing.",
        "maxlength: 3",
        "ask the provider what it should say";
    EMPTY_LIST = "S106", Schema, Warning, "list without a value", [],
        "A list of values is empty, so that nothing can be sent, or holds a value twice.",
        "enum: []",
        "ask the provider";
    POLICY_ENDED = "W101", Policy, Error, "policy ended", [],
        "The last day on which a policy accepts differences has passed.",
        "until = 2026-01-31, and today is 2026-02-01",
        "fix the differences, or decide again";
    STALE_POLICY = "W102", Policy, Error, "stale policy", [],
        "A policy covers nothing, or the lock file holds what is not found any more, or a counterexample that no longer tells the sides apart.",
        "the provider has changed the limit to ours",
        "remove the policy where it covers nothing; run drift accept for it where its differences have changed, and read what that changes in the lock file";
    POLICY_WITHOUT_REASON = "W103", Policy, Error, "policy without a reason", [],
        "A policy that does not say why it is there cannot be judged by the next person.",
        "reason = \"\"",
        "write the reason down";
}

/// The rule of this id.
pub fn rule_by_id(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

/// The rule that compares assertions of this keyword.
pub(crate) fn of_keyword(keyword: Keyword) -> &'static Rule {
    RULES
        .iter()
        .find(|rule| rule.keywords.contains(&keyword))
        .unwrap_or(&CONDITION)
}

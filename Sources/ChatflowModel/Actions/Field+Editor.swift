extension Field {
  /// How a field is edited. What its value is follows from it (`shape`), and how a form shows it (`Presentation` in Builder).
  public indirect enum Editor: Hashable, Sendable {
    /// One line of plain text; `.text`.
    case line
    /// A web address that begins with https; `.text`.
    case address
    /// A picture: a file of the workspace by its path, or a web address; `.text`.
    case picture
    /// One of some words, as radio buttons; `.text` with the word. Labels under `field.<owner>.<id>.<word>`.
    case choice([String])
    /// A switch; `.flag`. Inverted: the form's label says the opposite of what the file says.
    case flag(inverted: Bool = false)
    /// A text with tools; where it can have attachments, they stand under a key of their own; `.message`.
    case message(TextTools, attachments: FieldID? = nil)
    /// More texts of the same sort; `.messages`.
    case bubbles(TextTools)
    /// A list of short plain texts; `.list`, each at most that many characters.
    case phrases(eachAtMost: Int)
    /// The office-hours switch, which also says what it means now; `.flag`.
    case officeHours
    /// Where a special edge leads; its value is the action's edge of the same id.
    case edge(EdgeID)
    /// The quick replies; their value is `Action.replies`.
    case replies
    /// A property of one of some records, such as the contact or the company; `.text` such as `contact.email`.
    case property(of: [String])
    /// Who gets the conversation; `.text` with one of some words, or with what the workspace lists: `team:ID`, `user:ID`,
    /// `workflow:ID`.
    case route(words: [String], to: [ReferenceKind] = ReferenceKind.recipients)
    /// People and teams; `.list` of `team:ID` and `user:ID`.
    case assignees
    /// A span of time out of some, in milliseconds; `.number`, written `30m`, `1h`, `1.5s`.
    case duration([Int])
    /// A language; `.text` with its code.
    case language
    /// A whole number out of some; `.number`.
    case number(ClosedRange<Int>)
    /// A program, as plain text of many lines; `.text`.
    case code
    /// Something that the workspace lists; `.text` with its id.
    case reference(ReferenceKind)
    /// Several of what the workspace lists; `.list` with their ids.
    case references(ReferenceKind)
    /// What a property is set to: plain text with tokens, or one of the property's options; `.message`. The field named
    /// holds the property.
    case propertyValue(of: FieldID)
    /// Hours of a day, such as `09:00-12:00, 13:00-17:00`, or `closed`; `.text`.
    case hours
    /// A day, such as `2026-12-24`; `.text`.
    case date
    /// The name of a time zone, such as `Europe/Stockholm`; `.text`.
    case timeZone
    /// The name of a rule of the checks; `.text`.
    case rule
    /// A list whose entries have fields; `.records`.
    case records(RecordShape)
    /// Fields in a sub-panel; `.record`. Inheriting: left out, the account's settings hold.
    case group([Field], inherits: Bool)
  }
}

extension Field.Editor {
  /// What a field that is edited in this way holds.
  public var shape: ValueShape {
    switch self {
    case .line, .address, .picture, .code: .text(.free)
    case .choice(let words): .text(.word(words))
    case .property(let records): .text(.property(of: records))
    case .route(let words, let kinds): .text(.route(words, to: kinds))
    case .reference(let kind): .text(.id(of: kind))
    case .language: .text(.language)
    case .hours: .text(.hours)
    case .date: .text(.date)
    case .timeZone: .text(.timeZone)
    case .rule: .text(.rule)
    case .flag, .officeHours: .flag
    case .number(let range): .number(range)
    case .duration(let steps): .duration(steps)
    case .message(let tools, let attachments): .message(tools, attachments: attachments)
    case .propertyValue(let property): .propertyValue(of: property)
    case .bubbles(let tools): .messages(tools)
    case .phrases: .list(.free)
    case .references(let kind): .list(.id(of: kind))
    case .assignees: .list(.recipient)
    case .group(let fields, let inherits): .record(fields, inherits: inherits)
    case .records(let shape): .records(shape)
    case .edge(let edge): .edge(edge)
    case .replies: .replies
    }
  }
}

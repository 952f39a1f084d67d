import Words

/// Something about a chatflow that is wrong or deserves attention.
public struct Finding: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: Hashable, Sendable, Comparable {
    /// It works, but probably not as meant; it may be published.
    case warning
    /// It cannot work; it may be saved but not published.
    case error
  }
  /// How bad it is.
  public let severity: Severity
  /// The rule that was broken; its sentence stands in the words under `finding.<rule>`.
  public let rule: RuleID
  /// Where it is.
  public let place: Place
  /// What the sentence tells, by the names of its places; a fact `x-key` is the key of the word for `x`.
  public let facts: [String: String]
  /// The actions whose names the sentence tells, by the names of its places: an action may be renamed, and the finding
  /// stays the same.
  public let names: [String: ActionID]

  /// A finding.
  public init(
    _ severity: Severity, _ rule: RuleID, at place: Place, facts: [String: String] = [:],
    names: [String: ActionID] = [:]
  ) {
    self.severity = severity
    self.rule = rule
    self.place = place
    self.facts = facts
    self.names = names
  }

  /// Where a finding is: in the form of an action, of the chatflow or of the workspace.
  public struct Place: Hashable, Sendable {
    /// Whose form it is in.
    public var subject: Subject
    /// The way to the fields among which the field is.
    public var path: FieldPath
    /// The field.
    public var field: FieldID?
    /// The connection, quick reply or branch; with a field beside it not where that leads, but what it is.
    public var port: PortID?
    /// The condition of that branch.
    public var condition: ConditionPlace?
    /// Which of what the field holds.
    public var part: Part?

    /// Which of several things that a field holds is meant.
    public enum Part: Hashable, Sendable {
      /// An entry of its list.
      case entry(Int)
      /// An attachment of its text, or all of them; where it holds several texts, of one of them.
      case attachment(Int?, of: Int? = nil)
    }

    /// A place.
    public init(
      _ subject: Subject, in path: FieldPath = .top, field: FieldID? = nil, port: PortID? = nil,
      condition: ConditionPlace? = nil, part: Part? = nil
    ) {
      self.subject = subject
      self.path = path
      self.field = field
      self.port = port
      self.condition = condition
      self.part = part
    }

    /// A place in the form of an action, or in that of the chatflow if there is none.
    public init(
      _ action: ActionID? = nil, field: FieldID? = nil, port: PortID? = nil, condition: ConditionPlace? = nil
    ) {
      self.init(action.map { .action($0) } ?? .chatflow, field: field, port: port, condition: condition)
    }

    /// The place of a part of the field.
    func at(_ part: Part) -> Place {
      var place = self
      place.part = part
      return place
    }

    /// The action; nil for the chatflow and the workspace.
    public var action: ActionID? { subject.action }
  }

  /// What is wrong in a chatflow and what to do, as a sentence; without the chatflow, actions are told by their ids.
  public func sentence(_ words: Words, in flow: Chatflow? = nil) -> String { sentence("finding.\(rule)", words, flow) }

  /// The same where the thing itself stands right above, so that it need not be told again.
  public func sentenceAtField(_ words: Words, in flow: Chatflow? = nil) -> String {
    let short = "finding.\(rule).at-field"
    return words.has(short) ? sentence(short, words, flow) : sentence(words, in: flow)
  }

  private func sentence(_ key: String, _ words: Words, _ flow: Chatflow?) -> String {
    var filled = words.filled(facts, names, in: flow)
    let problem = facts["problem-key"]
    if let problem { filled["problem"] = words(problem, filled) }
    let sentence = words(key, filled)
    // What was probably meant is told by every sentence that does not tell it in words of its own.
    guard let meant = facts["suggestion"],
      ![key, problem].compactMap({ $0 }).contains(where: { words[$0].contains("{suggestion}") })
    else { return sentence }
    return words("problem.suggestion", ["what": sentence, "word": meant])
  }
}

extension Words {
  /// What stands at the places of a sentence: facts, the words for those that are keys of words, and names of actions.
  func filled(_ facts: [String: String], _ names: [String: ActionID], in flow: Chatflow?) -> [String: String] {
    var filled = facts
    for (place, id) in names {
      let name = flow?.name(of: id) ?? ""
      filled[place] = name.isEmpty ? id.text : name
    }
    // The word for a problem has places of its own, so it comes after the words that stand alone.
    for (name, key) in facts where name.hasSuffix("-key") && name != "problem-key" {
      filled[String(name.dropLast(4))] = self[key]
    }
    return filled
  }
}

/// The name of a rule.
public struct RuleID: Identifier {
  /// The word.
  public let text: String
  /// A rule's name.
  public init(_ text: String) { self.text = text }

  /// Under which is told what could not be read in a file, or has no meaning there: no rule of the checks.
  public static let fileProblem: RuleID = "file-problem"

  /// Why what it finds matters, in one or two sentences.
  public func why(_ words: Words) -> String { words["finding.\(self).why"] }

  /// How what it finds is mended, in one or two sentences.
  public func mending(_ words: Words) -> String { words["finding.\(self).mend"] }
}

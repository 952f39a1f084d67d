/// What an answer can be that a question leaves to its own branches: `response` there, and the answer by the question's id.
///
/// What a quick reply passes on is known, and of what is typed how it is written once a property's type was read from it. A
/// quick reply with a connection of its own does not come to the branches. See "Deciding" in docs/behaviour.md.
struct PassedOn: Hashable, Sendable {
  /// Texts that it can be, as they are compared.
  let texts: [String]
  /// How all others are written that it can be; nil where there are no others.
  let others: TextForms?
  /// What one is taken for that holds nothing.
  private(set) var blank: String? = ""

  /// More than so many quick replies that can be chosen together make too many answers.
  private static let mostTogether = 8

  /// Nil where it can be anything, where that is not known well enough, and for what asks no question.
  init?(of action: Action, in workspace: Workspace) {
    guard let question = action.question, question.takesFreeText || !action.replies.isEmpty else { return nil }
    let left = action.replies.filter { $0.link == nil }.map { $0.value ?? $0.label }
    let chosen = question.takesSeveralAnswers ? Self.together(left) : left
    guard var texts = chosen else { return nil }
    var others: TextForms?
    if question.takesFreeText || question.skipsIfKnown {
      guard let reference = question.savesTo else { return nil }
      let property = workspace.property(reference) ?? Property("", "")
      let choices = property.choices
      switch property.type {
      case .number: others = TextForms.numbers
      case .date: others = TextForms.days
      case .choice where choices.isEmpty, .text, .email, .phone:
        // Nobody reads what is known already.
        if question.skipsIfKnown { return nil }
        others = TextForms(forms: [[TextForms.anything]])
      case .yesNo, .choice:
        // What is known already may lead where a quick reply does by its own connection.
        let unled = choices.filter { action.reply(known: $0).flatMap { action.replies[$0].link } == nil }
        texts += question.takesFreeText ? choices : unled
      }
      if question.skipsIfKnown { texts.append("") }
    }
    var seen: Set<String> = []
    self.texts = texts.map(\.comparable).filter { seen.insert($0).inserted }
    self.others = others
  }

  /// The same asked for by the question's id, as the value of a record is: one that holds nothing is not known.
  var named: PassedOn {
    var named = self
    named.blank = nil
    return named
  }

  /// Whether no answer comes to the branches.
  var isNone: Bool { texts.isEmpty && others == nil }

  /// About how many steps it takes to look at the texts once.
  var cost: Int { texts.reduce(0) { $0 + 8 + $1.utf8.count } }

  /// What answers come of some quick replies, of which one or several are chosen; nil where these are many.
  private static func together(_ values: [String]) -> [String]? {
    guard values.count <= mostTogether else { return nil }
    return (1..<1 << values.count).map { chosen in
      values.indices.filter { chosen >> $0 & 1 == 1 }.map { values[$0] }.joined(separator: Question.betweenAnswers)
    }
  }
}

extension TextForms {
  /// Digits with or without a sign and a fraction.
  fileprivate static let numbers: TextForms = {
    let digits = TextForms.Characters(ranges: ["0"..."9"])
    let whole: [Part] = [.one(digits), .many(digits)]
    let signs: [[Part]] = [[], literally("-"), literally("+")]
    return TextForms(forms: signs.flatMap { sign in [sign + whole, sign + whole + literally(".") + whole] })
  }()

  /// Days such as 2026-12-24.
  fileprivate static let days: TextForms = {
    let digit = Part.one(TextForms.Characters(ranges: ["0"..."9"]))
    let form = "0000-00-00".map { $0 == "0" ? digit : Part.one(.just($0)) }
    return TextForms(forms: [form])
  }()
}

import ChatflowEngine
import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Words

extension ChatFailure {
  /// What was not as the test says, line by line: a sentence, and what was expected beside what came.
  public func told(_ words: Words, of flow: Chatflow) -> [String] {
    [sentence(words, of: flow)] + comparison(words)
  }

  /// The same as one sentence, with the name of the action at which it was.
  public func sentence(_ words: Words, of flow: Chatflow) -> String {
    var what = what(words)
    if let action {
      what = words("chat.failure.at", ["what": what, "name": flow.name(of: action), "id": action.text])
    }
    guard let meant = meant(in: flow) else { return what }
    return words("problem.suggestion", ["what": what, "word": meant])
  }

  /// What was probably meant by a word that is none.
  private func meant(in flow: Chatflow) -> String? {
    switch reason {
    case .notOffered(let labels, let offered): MeantReply.nearest(to: labels, among: offered).map(Buttons.written)
    case .situation(.situation(let problem)): problem.suggestion
    case .noSituation(let name, let names): NearestWord.misspelled(name, among: names)
    case .noAction(let id): NearestWord.misspelled(id.text, among: flow.actions.keys.map(\.text))
    case .otherBubble, .noBubble, .furtherBubble, .notHappened, .notHeard, .notAsked, .notWithCustomerAgent,
      .notWithTeam, .situation(.backInTime):
      nil
    }
  }

  private func what(_ words: Words) -> String {
    switch reason {
    case .otherBubble(_, _, .text, _): words["chat.failure.other-bubble"]
    case .otherBubble(_, _, .attachments, _): words["chat.failure.other-attachments"]
    case .otherBubble(_, _, .replies, _): words["chat.failure.other-replies"]
    case .noBubble: words["chat.failure.no-bubble"]
    case .furtherBubble: words["chat.failure.further-bubble"]
    case .notHappened: words["chat.failure.not-happened"]
    case .notOffered(let labels, _):
      words("chat.failure.not-offered", ["replies": labels.map(Buttons.written).joined(separator: " ")])
    case .notHeard: words["chat.failure.not-heard"]
    case .notAsked(let service): words("chat.failure.not-asked", ["service": service.key.rawValue])
    case .notWithCustomerAgent: words["chat.failure.not-with-customer-agent"]
    case .notWithTeam: words["chat.failure.not-with-team"]
    case .situation(.situation(let problem)): problem.what(words)
    case .situation(.backInTime): RehearsalProblem.backInTime.sentence(words)
    case .noSituation(let name, _): words("chat.failure.no-situation", ["name": name])
    case .noAction(let id): words("chat.failure.no-action", ["id": id.text])
    }
  }

  /// What was expected and what came, each with its word in front, and a sign below where they part.
  private func comparison(_ words: Words) -> [String] {
    var lines = Comparison(words)
    switch reason {
    case .otherBubble(let pattern, let bubble, .text, _): lines.add(pattern, bubble)
    case .otherBubble(let pattern, let bubble, .attachments, _):
      lines.add(expected: pattern.attachments.joined(separator: " "), came: bubble.attachments.joined(separator: " "))
    case .otherBubble(let pattern, let bubble, .replies, _):
      lines.add(
        expected: pattern.replies.map(Buttons.written).joined(separator: " ")
          + (pattern.hasMoreReplies ? words.signs(" …") : ""),
        came: bubble.replies.map(Buttons.written).joined(separator: " "))
    case .noBubble(let pattern): lines.add(expected: pattern.written, came: nil)
    case .furtherBubble(let bubble, _): lines.add(expected: nil, came: bubble.text)
    case .notHappened(let pattern, let seen):
      lines.add(expected: "-> \(pattern.text)", came: seen.isEmpty ? nil : "-> \(seen[0].line)")
      for line in seen.dropFirst() { lines.add(expected: nil, came: "-> \(line.line)") }
    case .notOffered(_, let offered):
      if !offered.isEmpty { lines.add(expected: nil, came: offered.map(Buttons.written).joined(separator: " ")) }
    case .noSituation(_, let names):
      if !names.isEmpty { lines.add(expected: names.joined(separator: words.signs(" · ")), came: nil) }
    case .notHeard, .notAsked, .notWithCustomerAgent, .notWithTeam, .situation, .noAction: break
    }
    return lines.lines
  }

  /// Two texts, one below the other.
  private struct Comparison {
    var lines: [String] = []
    let expected: String
    let came: String

    init(_ words: Words) {
      let titles = [words["chat.failure.expected"], words["chat.failure.came"]]
      let width = titles.map(\.count).max() ?? 0
      (expected, came) = (Self.padded(titles[0], width), Self.padded(titles[1], width))
    }

    private static func padded(_ title: String, _ width: Int) -> String {
      title + String(repeating: " ", count: width - title.count + 2)
    }

    mutating func add(expected pattern: String?, came text: String?) {
      for (title, text) in [(expected, pattern), (came, text)] {
        guard let text else { continue }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          let margin = index == 0 ? title : line.isEmpty ? "" : String(repeating: " ", count: title.count)
          lines.append(margin + line)
        }
      }
    }

    mutating func add(_ pattern: BubblePattern, _ bubble: BubbleText) {
      guard case .like(let text) = pattern.text, !text.contains("\n"), !bubble.text.contains("\n") else {
        return add(expected: pattern.written, came: bubble.text)
      }
      add(expected: text, came: bubble.text)
      let agreed = BubblePattern.agreement(text, bubble.text)
      lines.append(String(repeating: " ", count: came.count + agreed) + "^")
    }
  }
}

extension BubblePattern {
  /// The text as a test has it.
  var written: String {
    switch text {
    case .like(let text): text
    case .contains(let words): "~ \(words)"
    case .expression(let source): "/\(source)/"
    }
  }
}

extension SituationProblem {
  /// What is wrong, as a sentence, with the nearest valid word if there is one.
  public func sentence(_ words: Words) -> String {
    guard let suggestion else { return what(words) }
    return words("problem.suggestion", ["what": what(words), "word": suggestion])
  }

  /// The same without that.
  func what(_ words: Words) -> String {
    words(reason, ["found": found, "expected": words.signs(expected ?? "")])
  }
}

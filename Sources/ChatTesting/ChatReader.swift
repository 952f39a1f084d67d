import ChatflowEngine
import ChatflowModel

extension ChatFile {
  /// The most bytes that are read: a larger file is nobody's test.
  public static let maximumBytes = 4 << 20

  /// Reads a text; tests of a situation that the workspace does not have are read all the same, and said to be mistaken.
  public init(_ text: String, in workspace: Workspace) {
    lineBreak = text.utf8.contains(0x0d) && text.contains("\r\n") ? "\r\n" : "\n"
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.utf8.last == 0x0d ? line.dropLast() : line)
    }
    // A Character "\r\n" is one sign to `split`, and no line break of its own.
    if lineBreak == "\r\n" { lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init) }
    var reader = ChatReader(lines, workspace)
    reader.read()
    (flow, tests) = (reader.flow, reader.tests)
    problems = reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

/// Walks through the lines of a file of tests.
struct ChatReader {
  private let lines: [String]
  private let workspace: Workspace
  private(set) var flow: Placed<String>?
  private(set) var tests: [ChatTest] = []
  private(set) var problems: [FileProblem] = []

  /// The test that is being read, and whether it has no mistake so far.
  private var test: ChatTest?
  private var isSound = true
  private var names: Set<String> = []
  /// The steps of a block whose end has not come yet, and the line that it began on.
  private var block: (steps: [ChatStep], line: Int)?
  private var at = 0

  init(_ lines: [String], _ workspace: Workspace) {
    (self.lines, self.workspace) = (lines, workspace)
  }

  mutating func read() {
    while at < lines.count {
      if isNothing(lines[at]) {
        at += 1
      } else {
        let entry = takeEntry()
        read(entry)
      }
    }
    finishTest()
  }

  // MARK: - Lines

  private func isNothing(_ line: String) -> Bool {
    line.isBlank || line.first == "#"
  }

  /// A line with the indented lines below it.
  private struct Entry {
    /// The first line, counted from 1.
    var line: Int
    /// The key, as it is written.
    var key: String
    /// The column that what is said under it begins in, counted from 1.
    var column: Int
    /// What is said under it; further lines without their indentation.
    var texts: [String]
    /// The line behind it, counted from 1.
    var end: Int

    /// What stands on one line.
    var text: String { texts.joined(separator: "\n") }
  }

  private mutating func takeEntry() -> Entry {
    let first = lines[at]
    let line = at + 1
    at += 1
    var further: [String] = []
    while let next = nextIndented {
      further += Array(repeating: "", count: next - at)
      further.append(String(lines[next].drop { $0 == " " || $0 == "\t" }))
      at = next + 1
    }
    let isHappening = first.hasPrefix("->")
    let sign = isHappening ? nil : first.firstIndex(of: ":")
    let key = isHappening ? "->" : sign.map { String(first[..<$0]).trimmedOfSpaces } ?? first.trimmedOfSpaces
    let rest = isHappening ? first.dropFirst(2) : sign.map { first[first.index(after: $0)...] } ?? ""
    let text = Self.withoutComment(String(rest), of: key).trimmedOfSpaces
    let column = first.count - rest.drop { $0 == " " || $0 == "\t" }.count + 1
    return Entry(line: line, key: key, column: column, texts: [text] + further, end: at + 1)
  }

  /// The next line, if it is indented and so belongs to the one above; blank lines before it belong to that, too.
  private var nextIndented: Int? {
    guard let next = lines[at...].firstIndex(where: { !$0.isBlank }), let sign = lines[next].first,
      sign == " " || sign == "\t"
    else { return nil }
    return next
  }

  /// What is said of the situation may have a comment behind it; what people say has none.
  private static func withoutComment(_ text: String, of key: String) -> String {
    guard SituationKey(word: key) != nil || ["zone", "start", "situation"].contains(key) else { return text }
    var before: Character = " "
    for index in text.indices {
      if text[index] == "#", before == " " || before == "\t" { return String(text[..<index]) }
      before = text[index]
    }
    return text
  }

  // MARK: - Problems

  private mutating func report(
    _ reason: String, _ entry: Entry, column: Int? = nil, found: String? = nil, expected: String? = nil,
    suggestion: String? = nil
  ) {
    isSound = false
    problems.append(
      FileProblem(
        line: entry.line, column: column ?? entry.column, reason: "chat.problem.\(reason)", found: found,
        expected: expected, suggestion: suggestion))
  }

  private mutating func report(_ problem: SituationProblem, _ entry: Entry) {
    isSound = false
    problems.append(
      FileProblem(
        line: entry.line, column: entry.column, reason: problem.reason, found: problem.found,
        expected: problem.expected, suggestion: problem.suggestion))
  }

  // MARK: - Keys

  /// What begins a line, besides the keys of a situation.
  private static let keys = [
    "flow", "test", "situation", "start", "zone", "bot", "visitor", "team member", "any order", "end", "maybe bot",
    "maybe ->",
  ]

  private mutating func read(_ entry: Entry) {
    switch entry.key.comparable {
    case "flow": readFlow(entry)
    case "test": readTest(entry)
    default:
      guard test != nil else { return report("outside", entry, column: 1, found: entry.key, expected: "test: …") }
      readPart(entry)
    }
  }

  private mutating func readFlow(_ entry: Entry) {
    guard test == nil, flow == nil else { return report("flow-later", entry, column: 1) }
    guard !entry.text.isEmpty else { return report("nothing-said", entry, expected: "flow: support.chatflow.yaml") }
    flow = Placed(entry.text, on: entry.line)
    isSound = true
  }

  private mutating func readTest(_ entry: Entry) {
    finishTest()
    isSound = true
    if entry.text.isEmpty {
      report("nothing-said", entry, expected: "test: A cancellation after hours becomes a ticket")
    } else if !names.insert(entry.text.comparable).inserted {
      report("test-twice", entry, found: entry.text)
    }
    test = ChatTest(name: entry.text, line: entry.line)
  }

  private mutating func finishTest() {
    if let block {
      isSound = false
      problems.append(FileProblem(line: block.line, column: 1, reason: "chat.problem.no-end", expected: "end"))
    }
    block = nil
    guard let test else { return }
    if isSound { tests.append(test) }
    self.test = nil
  }

  private mutating func readPart(_ entry: Entry) {
    let key = entry.key.comparable
    if key == "any order" { return beginBlock(entry) }
    if key == "end" { return endBlock(entry) }
    if readSetting(key, entry) { return }
    if key.hasPrefix("maybe ") {
      var inner = entry
      inner.key = String(entry.key.drop { $0 != " " }).trimmedOfSpaces
      if inner.key.hasPrefix("->") {
        let text = String(inner.key.dropFirst(2)).trimmedOfSpaces
        inner.texts[0] = inner.texts[0].isEmpty ? text : "\(text): \(inner.texts[0])"
        inner.key = "->"
      }
      guard let step = step(inner), step.content.isExpected else { return unknown(entry) }
      add(ChatStep(lines: entry.line..<entry.end, content: .maybe(step)))
      return
    }
    if let step = step(entry) { add(step) }
  }

  private mutating func unknown(_ entry: Entry) {
    let words = Self.keys + SituationKey.allCases.map(\.rawValue)
    report(
      "unknown-word", entry, column: 1, found: entry.key,
      expected: "bot: · visitor: · ->", suggestion: NearestWord.to(entry.key, among: words).map { "\($0):" })
  }

  private mutating func add(_ step: ChatStep) {
    if block != nil {
      if step.content.isExpected { block?.steps.append(step) } else { isSound = false }
      if !step.content.isExpected {
        problems.append(
          FileProblem(
            line: step.lines.lowerBound, column: 1, reason: "chat.problem.not-in-block", expected: "bot: · ->"))
      }
    } else {
      test?.steps.append(step)
    }
  }

  private mutating func beginBlock(_ entry: Entry) {
    guard block == nil else { return report("block-in-block", entry, column: 1) }
    block = ([], entry.line)
  }

  private mutating func endBlock(_ entry: Entry) {
    guard let block else { return report("end-alone", entry, column: 1) }
    self.block = nil
    add(ChatStep(lines: block.line..<entry.end, content: .anyOrder(block.steps)))
  }

  // MARK: - The situation

  /// Reads what a test says of the situation in which it begins; false if it is something else.
  private mutating func readSetting(_ key: String, _ entry: Entry) -> Bool {
    let isBegun = test?.steps.isEmpty == false || block != nil
    let text = entry.text
    switch key {
    case "situation", "start", "zone":
      if isBegun {
        report("setting-later", entry, column: 1, found: entry.key)
      } else if text.isEmpty {
        report("nothing-said", entry, expected: "\(key): …")
      } else if key == "situation" {
        test?.settings.append(.situation(Placed(text, on: entry.line)))
      } else if key == "zone" {
        test?.settings.append(.zone(Placed(text, on: entry.line)))
      } else {
        test?.settings.append(.start(Placed(ActionID(text), on: entry.line)))
      }
      return true
    default:
      guard let part = SituationKey(word: key) else { return false }
      var trial = Situation()
      // Between steps a service answers, and the customer agent acts.
      let isStep = isBegun && (part.service != nil || part == .customerAgent)
      if isStep || part == .customerAgent && text.comparable.hasPrefix("says ") { return false }
      do throws(SituationProblem) {
        try trial.set(part, text, in: workspace)
        if isBegun {
          add(ChatStep(lines: entry.line..<entry.end, content: .situation(part, text)))
        } else {
          test?.settings.append(.part(part, Placed(text, on: entry.line)))
        }
      } catch {
        report(error, entry)
      }
      return true
    }
  }

  // MARK: - Steps

  private mutating func step(_ entry: Entry) -> ChatStep? {
    guard let content = content(entry) else { return nil }
    return ChatStep(lines: entry.line..<entry.end, content: content)
  }

  private mutating func content(_ entry: Entry) -> ChatStep.Content? {
    switch entry.key.comparable {
    case "bot": return bubble(entry)
    case "visitor": return visitor(entry)
    case "->": return happening(entry)
    case "customer agent": return customerAgent(entry)
    case "team member": return teamMember(entry)
    case let word:
      guard let service = SituationKey(word: word)?.service else {
        unknown(entry)
        return nil
      }
      do throws(SituationProblem) {
        return .answer(service, try ServiceAnswer(entry.text, of: service))
      } catch {
        report(error, entry)
        return nil
      }
    }
  }

  private mutating func customerAgent(_ entry: Entry) -> ChatStep.Content? {
    let text = entry.text
    if text.comparable.hasPrefix("says ") {
      return .customerAgent(.answers(String(text.dropFirst("says ".count)).trimmedOfSpaces))
    }
    do throws(SituationProblem) {
      return .customerAgent(try CustomerAgentPart(text).deed(saying: ChatRun.unsaid))
    } catch {
      report(error, entry)
      return nil
    }
  }

  private mutating func teamMember(_ entry: Entry) -> ChatStep.Content? {
    let text = entry.text
    if text.comparable == "resolves" { return .teamMember(.resolves) }
    if text.comparable.hasPrefix("says ") {
      return .teamMember(.answers(String(text.dropFirst("says ".count)).trimmedOfSpaces))
    }
    report("team-member", entry, found: text, expected: "says … · resolves")
    return nil
  }

  private mutating func happening(_ entry: Entry) -> ChatStep.Content? {
    do throws(SilentPattern.Problem) {
      return .happens(try SilentPattern(entry.text))
    } catch {
      report(
        "unknown-happening", entry, found: error.found, expected: SilentLine.beginnings.joined(separator: " · "),
        suggestion: error.suggestion)
      return nil
    }
  }
}

extension ChatStep.Content {
  /// Whether it is something that is to happen, and not something that is done.
  var isExpected: Bool {
    switch self {
    case .bot, .anyBubbles, .happens, .anyOrder, .maybe: true
    case .visitor, .silence, .answer, .customerAgent, .teamMember, .situation: false
    }
  }
}

// MARK: - What people say

extension ChatReader {
  private mutating func visitor(_ entry: Entry) -> ChatStep.Content? {
    let text = entry.text
    if let labels = Buttons.labels(text), !labels.labels.isEmpty { return .visitor(.chooses(labels.labels)) }
    if text.hasPrefix("<file:"), text.hasSuffix(">") {
      return .visitor(.sends(file: String(text.dropFirst("<file:".count).dropLast()).trimmedOfSpaces))
    }
    if text.hasPrefix("("), text.hasSuffix(")") {
      let word = String(text.dropFirst().dropLast()).comparable
      if word == "closes the chat" { return .visitor(.closes) }
      let silence = "is silent for "
      if word.hasPrefix(silence), let seconds = Self.seconds(String(word.dropFirst(silence.count))) {
        return .silence(seconds)
      }
      report(
        "visitor", entry, found: text, expected: "(closes the chat) · (is silent for 30m)",
        suggestion: NearestWord.to(word, among: ["closes the chat", "is silent for 30m"]).map { "(\($0))" })
      return nil
    }
    return .visitor(.says(Self.unescaped(text)))
  }

  /// A text that begins with a sign that would mean something has a backslash before it.
  static func unescaped(_ text: String) -> String {
    guard text.first == "\\", let second = text.dropFirst().first, "[<(/~…\\".contains(second) else { return text }
    return String(text.dropFirst())
  }

  /// How many seconds a duration such as `30m` or `2h` lasts.
  static func seconds(_ text: String) -> UnixSeconds? {
    let units: [Character: UnixSeconds] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let number = UnixSeconds(text.dropLast()), number >= 0,
      number <= 4_000_000
    else { return nil }
    return number * unit
  }

  private mutating func bubble(_ entry: Entry) -> ChatStep.Content? {
    var texts = entry.texts
    var replies: [String] = []
    var hasMore = false
    while texts.count > 1, let found = texts.last.flatMap(Buttons.labels) {
      replies = found.labels + replies
      hasMore = hasMore || found.hasMore
      texts.removeLast()
    }
    var attachments: [String] = []
    while let last = texts.last, Attachment.Kind.allCases.contains(where: { last.hasPrefix("<\($0.rawValue):") }),
      last.hasSuffix(">")
    {
      attachments.insert(last, at: 0)
      texts.removeLast()
    }
    let text = ([texts[0]] + texts.dropFirst().map(Self.unescaped)).joined(separator: "\n")
    if text == "…", replies.isEmpty, attachments.isEmpty { return .anyBubbles }
    guard let pattern = pattern(text, entry) else { return nil }
    return .bot(
      BubblePattern(text: pattern, attachments: attachments, replies: replies, hasMoreReplies: hasMore))
  }

  private mutating func pattern(_ text: String, _ entry: Entry) -> BubblePattern.Text? {
    if text.count > 1, text.hasPrefix("/"), text.hasSuffix("/") {
      let source = String(text.dropFirst().dropLast())
      guard BubblePattern.isExpression(source) else {
        report("expression", entry, found: text)
        return nil
      }
      return .expression(source)
    }
    if text.hasPrefix("~ ") { return .contains(String(text.dropFirst(2))) }
    return .like(RichText(text: Self.unescaped(text), tools: .formatting).text(tools: .formatting))
  }
}

/// Labels of quick replies as a line has them: `[Billing] [Technical]`.
enum Buttons {
  /// The labels of a line that holds nothing else, and whether an ellipsis stands for more of them; nil for any other line.
  static func labels(_ line: String) -> (labels: [String], hasMore: Bool)? {
    var labels: [String] = []
    var hasMore = false
    var rest = line[...]
    while let sign = rest.first {
      if sign == " " {
        rest = rest.dropFirst()
      } else if sign == "…", !labels.isEmpty {
        hasMore = true
        rest = rest.dropFirst()
      } else if sign == "[", !hasMore, let label = label(&rest) {
        labels.append(label)
      } else {
        return nil
      }
    }
    return labels.isEmpty ? nil : (labels, hasMore)
  }

  private static func label(_ rest: inout Substring) -> String? {
    var label = ""
    var isEscaped = false
    for index in rest.indices.dropFirst() {
      let sign = rest[index]
      if !isEscaped, sign == "]" {
        rest = rest[rest.index(after: index)...]
        return label
      }
      if !isEscaped, sign == "\\" {
        isEscaped = true
        continue
      }
      label.append(sign)
      isEscaped = false
    }
    return nil
  }

  /// A label as it is written.
  static func written(_ label: String) -> String {
    "[" + label.map { $0 == "]" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "]"
  }
}

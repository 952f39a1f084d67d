import ChatflowEngine
import ChatflowModel

extension ChatFile {
  /// The most bytes that are read: a larger file is nobody's test.
  public static let maximumBytes = 4 << 20

  /// Reads a text; tests of a situation that the workspace does not have are read all the same, and said to be mistaken.
  public init(_ text: String, in workspace: Workspace) {
    (lines, ends) = Self.split(text)
    var reader = ChatReader(lines, workspace)
    reader.read()
    (flow, tests) = (reader.flow, reader.tests)
    problems = reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// The lines and what ends each. By bytes: to a character a line feed may be the half of one.
  private static func split(_ text: String) -> (lines: [String], ends: [String]) {
    var lines: [String] = []
    var ends: [String] = []
    for line in text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false) {
      let isOfTwo = line.last == 0x0d
      lines.append(String(Substring(isOfTwo ? line.dropLast() : line)))
      ends.append(isOfTwo ? "\r\n" : "\n")
    }
    // A carriage return at the very end ends nothing.
    if let last = ends.indices.last {
      if ends[last] == "\r\n" { lines[last].append("\r") }
      ends[last] = ""
    }
    return (lines, ends)
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
    Self.isBlank(line) || line.utf8.first == UInt8(ascii: "#")
  }

  /// Whether nothing stands on a line; most lines say so by their first byte.
  private static func isBlank(_ line: String) -> Bool {
    guard let first = line.utf8.first(where: { $0 != UInt8(ascii: " ") }) else { return true }
    return !(0x21...0x7e).contains(first) && line.isBlank
  }

  /// A line with the indented lines below it.
  private struct Entry {
    /// The first line, counted from 1.
    var line: Int
    /// The key, as it is written.
    var key: String
    /// The same as it is compared.
    var word: String
    /// What stands on the line before what is said under the key.
    var head: Substring
    /// What is said under it; further lines without their indentation.
    var texts: [String]
    /// The line behind it, counted from 1.
    var end: Int
    /// Whether it may stay away.
    var isOptional = false

    /// What stands on one line.
    var text: String { texts.count == 1 ? texts[0] : texts.joined(separator: "\n") }
    /// The column that what is said under it begins in, counted from 1.
    var column: Int { head.count + 1 }
  }

  private mutating func takeEntry() -> Entry {
    // What an editor puts before a text of Unicode is no part of its first word.
    let first = at == 0 && lines[0].first == "\u{FEFF}" ? lines[0].dropFirst() : lines[at][...]
    let (own, line) = (Self.indentation(first), at + 1)
    at += 1
    var rest = first.drop(while: Self.isSpace)
    let isOptional = rest.prefix { !Self.isSpace($0) }.comparable == "maybe"
    if isOptional { rest = rest.dropFirst("maybe".count).drop(while: Self.isSpace) }
    let key: String
    if rest.hasPrefix("->") {
      (key, rest) = ("->", rest.dropFirst(2))
    } else if let sign = rest.firstIndex(of: ":") {
      (key, rest) = (String(rest[..<sign]).trimmedOfSpaces, rest[rest.index(after: sign)...])
    } else {
      (key, rest) = (String(rest).trimmedOfSpaces, rest[rest.endIndex...])
    }
    rest = rest.drop(while: Self.isSpace)
    var further: [String] = []
    // What stands in a block may be indented, too.
    let word = key.comparable
    while let next = nextLine(indentedBeyond: own), word != "any order" {
      further += Array(repeating: "", count: next - at)
      further.append(String(lines[next].drop(while: Self.isSpace)))
      at = next + 1
    }
    let text = Self.withoutComment(String(rest), of: word).trimmedOfSpaces
    return Entry(
      line: line, key: key, word: word, head: first[..<rest.startIndex], texts: [text] + further, end: at + 1,
      isOptional: isOptional)
  }

  /// The next line, if it is indented more than the one above and so belongs to it; blank lines before it belong to that,
  /// too.
  private func nextLine(indentedBeyond own: Int) -> Int? {
    guard let next = lines[at...].firstIndex(where: { !Self.isBlank($0) }), Self.indentation(lines[next][...]) > own
    else {
      return nil
    }
    return next
  }

  private static func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }
  private static func indentation(_ line: Substring) -> Int { line.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count }

  /// What is said of the situation may have a comment behind it, outside of double quotes; what people and services say has
  /// none.
  private static func withoutComment(_ text: String, of word: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "#")) else { return text }
    let part = SituationKey(word: word)
    guard ["flow", "zone", "start", "situation"].contains(word) || part != nil && part?.service == nil,
      part != .customerAgent || !text.comparable.hasPrefix("says ")
    else { return text }
    var (isQuoted, before): (Bool, Character) = (false, " ")
    for index in text.indices {
      if text[index] == "#", isSpace(before), !isQuoted { return String(text[..<index]) }
      if text[index] == "\"", before != "\\" { isQuoted.toggle() }
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
    "flow", "test", "situation", "start", "zone", "bot", "visitor", "team member", "any order", "end",
  ]

  private mutating func read(_ entry: Entry) {
    let key = entry.word
    if entry.texts.count > 1, !Self.takesFurtherLines(key) {
      return report("further-lines", entry, column: 1, found: entry.key)
    }
    switch key {
    case "flow": readFlow(entry)
    case "test": readTest(entry)
    default:
      guard test != nil else { return report("outside", entry, column: 1, found: entry.key, expected: "test: …") }
      readPart(entry)
    }
  }

  /// Whether indented lines below a key go on with what it says: what people and services say can be long.
  private static func takesFurtherLines(_ key: String) -> Bool {
    let part = SituationKey(word: key)
    return ["bot", "visitor", "team member"].contains(key) || part?.service != nil || part == .customerAgent
      // Of what is no key at all that is said.
      || !(isKey(key) || part != nil)
  }

  private static func isKey(_ word: String) -> Bool { keys.contains(word) || word == "->" }

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
    let key = entry.word
    if key == "any order" || key == "end" {
      guard entry.text.isEmpty else { return report("said-of-block", entry, found: entry.text, expected: key) }
      return key == "end" ? endBlock(entry) : beginBlock(entry)
    }
    if entry.isOptional {
      guard key == "bot" || key == "->" else {
        return report("maybe", entry, column: 1, found: entry.key, expected: "maybe bot: · maybe ->")
      }
      if let step = step(entry) { add(ChatStep(lines: step.lines, content: .maybe(step))) }
    } else if !readSetting(key, entry), let step = step(entry) {
      add(step)
    }
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
    // What most lines are is none.
    if ["bot", "->", "visitor"].contains(key) { return false }
    let isBegun = test?.steps.isEmpty == false || block != nil
    let text = entry.text
    switch key {
    case "situation", "start", "zone":
      if isBegun {
        report("setting-later", entry, column: 1, found: entry.key)
      } else if text.isEmpty {
        report("nothing-said", entry, expected: "\(key): …")
      } else if key == "situation" {
        set(.situation(Placed(text, on: entry.line)), entry)
      } else if key == "zone" {
        set(.zone(Placed(text, on: entry.line)), entry)
      } else {
        set(.start(Placed(ActionID(text), on: entry.line)), entry)
      }
      return true
    default:
      guard let part = SituationKey(word: key) else { return false }
      var trial = Situation()
      // Between steps a service answers, and the customer agent acts.
      let isStep = isBegun && (part.service != nil || part == .customerAgent)
      if isStep || part == .customerAgent && text.comparable.hasPrefix("says ") { return false }
      guard !isBegun || part.canChange else {
        report("setting-later", entry, column: 1, found: entry.key)
        return true
      }
      do throws(SituationProblem) {
        try trial.set(part, text, in: workspace)
        if isBegun {
          add(ChatStep(lines: entry.line..<entry.end, content: .situation(part, text)))
        } else {
          set(.part(part, Placed(text, on: entry.line)), entry)
        }
      } catch {
        report(error, entry)
      }
      return true
    }
  }

  private mutating func set(_ setting: ChatTest.Setting, _ entry: Entry) {
    if test?.settings.contains(where: { $0.isLike(setting) }) == true {
      report("setting-twice", entry, column: 1, found: entry.key)
    }
    test?.settings.append(setting)
  }

  // MARK: - Steps

  private mutating func step(_ entry: Entry) -> ChatStep? {
    guard let content = content(entry) else { return nil }
    return ChatStep(lines: entry.line..<entry.end, content: content)
  }

  private mutating func content(_ entry: Entry) -> ChatStep.Content? {
    switch entry.word {
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

extension ChatTest.Setting {
  /// Whether another says the same thing of the situation.
  fileprivate func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.situation, .situation), (.start, .start), (.zone, .zone): true
    case (.part(let key, _), .part(let otherKey, _)): key == otherKey
    case (.situation, _), (.start, _), (.zone, _), (.part, _): false
    }
  }
}

extension SituationKey {
  /// Whether it may change while a conversation goes on. Who the visitor is does not, and what services answer is a step.
  var canChange: Bool {
    switch self {
    case .at, .team, .page, .language, .country, .visits: true
    case .contact, .company, .owner, .customerAgent, .webhook, .snippet, .articles, .meeting, .booking, .ticket: false
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

  private static let units: [(sign: Character, seconds: UnixSeconds)] = [
    ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
  ]

  /// A duration as it is written.
  static func duration(_ seconds: UnixSeconds) -> String {
    let unit = units.first { seconds % $0.seconds == 0 } ?? ("s", 1)
    return "\(seconds / unit.seconds)\(unit.sign)"
  }

  /// How many seconds a duration such as `30m` or `2h` lasts.
  static func seconds(_ text: String) -> UnixSeconds? {
    guard let unit = text.last.flatMap({ last in units.first { $0.sign == last }?.seconds }),
      let number = UnixSeconds(text.dropLast()), number >= 0,
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

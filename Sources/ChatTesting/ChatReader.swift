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
    (flow, tests, unread) = (reader.flow, reader.tests, reader.unread)
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
  let workspace: Workspace
  private(set) var flow: Placed<String>?
  private(set) var tests: [ChatTest] = []
  private(set) var unread: [ChatFile.Unread] = []

  /// The test that is being read, and what is wrong in it so far.
  private var test: ChatTest?
  private var problems: [FileProblem] = []
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

  /// Whether a line is blank or a comment, which may be indented where what it is about may be.
  private func isNothing(_ line: String) -> Bool {
    let first = block == nil ? line.utf8.first : line.utf8.first { $0 != 0x20 && $0 != 0x09 }
    return Self.isBlank(line) || first == UInt8(ascii: "#")
  }

  /// Whether nothing stands on a line; most lines say so by their first byte.
  private static func isBlank(_ line: String) -> Bool {
    guard let first = line.utf8.first(where: { $0 != UInt8(ascii: " ") }) else { return true }
    return !(0x21...0x7e).contains(first) && line.isBlank
  }

  /// A line with the indented lines below it.
  struct Entry {
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

  static func isSpace(_ character: Character) -> Bool { character == " " || character == "\t" }
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

  mutating func report(
    _ reason: String, _ entry: Entry, column: Int? = nil, found: String? = nil, expected: String? = nil,
    suggestion: String? = nil
  ) {
    problems.append(
      FileProblem(
        line: entry.line, column: column ?? entry.column, reason: "chat.problem.\(reason)",
        found: found.map(FileProblem.clipped), expected: expected, suggestion: suggestion))
  }

  mutating func report(_ problem: SituationProblem, _ entry: Entry) {
    problems.append(
      FileProblem(
        line: entry.line, column: entry.column, reason: problem.reason, found: FileProblem.clipped(problem.found),
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
  }

  private mutating func readTest(_ entry: Entry) {
    finishTest()
    if entry.text.isEmpty {
      report("nothing-said", entry, expected: "test: A cancellation after hours becomes a ticket")
    } else if !names.insert(entry.text.comparable).inserted {
      report("test-twice", entry, found: entry.text)
    }
    test = ChatTest(name: entry.text, line: entry.line, headEnd: entry.end)
  }

  private mutating func finishTest() {
    if let block {
      problems.append(FileProblem(line: block.line, column: 1, reason: "chat.problem.no-end", expected: "end"))
    }
    block = nil
    if !problems.isEmpty {
      unread.append(ChatFile.Unread(test?.name, on: test?.line, problems))
    } else if let test {
      tests.append(test)
    }
    (test, problems) = (nil, [])
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

  mutating func unknown(_ entry: Entry) {
    let words = Self.keys + SituationKey.allCases.map(\.rawValue)
    report(
      "unknown-word", entry, column: 1, found: entry.key,
      expected: "bot: · visitor: · ->", suggestion: NearestWord.to(entry.key, among: words).map { "\($0):" })
  }

  private mutating func add(_ step: ChatStep) {
    if block != nil {
      if step.content.isExpected {
        block?.steps.append(step)
      } else {
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
    test?.headEnd = entry.end
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
  public var canChange: Bool {
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

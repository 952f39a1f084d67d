import ChatflowModel
import Yaml

/// Where the keys of the file begin, found from the lines alone.
///
/// This is how a file is taken apart that the YAML parser refuses as a whole: a mistake inside one action then breaks
/// only that action. A line that stands where it does not belong is counted with the action that it was meant for, and
/// that action cannot be read by itself; those behind it can.
struct Slices {
  /// A key with its line.
  struct Key {
    let name: String
    let line: Int
    /// What is wrong with the line itself, if anything is.
    var mistake: Mistake?
  }

  /// Why a line is no key as its neighbours are.
  enum Mistake: String {
    /// It stands in another column.
    case astray = "yaml.indentation"
    /// No colon stands behind it.
    case noColon = "yaml.no-colon"
    /// A quote is opened and never closed.
    case openQuote = "yaml.open-quote"
  }

  /// The keys at the top level.
  private(set) var top: [Key] = []
  /// The ids of the actions.
  private(set) var ids: [Key] = []
  /// Whether nothing stands behind `actions:` on its line, so that all of them stand below.
  private(set) var areActionsBelow = true
  /// Whether what stands below `actions:` begins with a line that would belong to whatever is put above it.
  private(set) var isFirstLoose = false
  /// The column of the ids, counted from 0.
  private(set) var idColumn = 2
  /// The line at which a second document begins; else the one behind the last.
  private(set) var end: Int

  private let text: SourceText
  /// For each line that begins with a key: its name, and whether nothing stands behind the colon.
  private var keys: [Int: LineKey] = [:]

  init(_ text: SourceText) {
    self.text = text
    end = text.documentEnd
    for line in 1..<end {
      if let key = text.key(ofLine: line) { keys[line] = key }
    }
    findTop()
    guard let index = top.firstIndex(where: { $0.name == "actions" }) else { return }
    findIDs(in: (top[index].line + 1)..<(index + 1 < top.count ? top[index + 1].line : end))
    areActionsBelow = keys[top[index].line]?.isBare == true
  }

  // MARK: - The top level

  private mutating func findTop() {
    let flush = (1..<end).filter { keys[$0]?.column == 0 }
    var isBelowActions = false
    for (index, line) in flush.enumerated() {
      guard let key = keys[line] else { continue }
      let next = index + 1 < flush.count ? flush[index + 1] : end
      if isBelowActions, isOfAnAction(key, line..<next) { continue }
      top.append(Key(name: key.name, line: line))
      isBelowActions = key.name == "actions" && key.isBare
    }
  }

  /// Whether a line that begins with the first column below the actions was meant for one of them: actions go on behind
  /// it, or it is a key of an action, or what follows does not go with it.
  private func isOfAnAction(_ key: LineKey, _ lines: Range<Int>) -> Bool {
    if key.isBare, beginsAction(lines.lowerBound) { return true }
    if lines.dropFirst().contains(where: beginsAction) { return true }
    if Self.isOfActions(key.name) { return true }
    if Self.topKeys.contains(key.name), !Self.actionKeys.contains(key.name) { return false }
    // A key that nobody knows, or both, has to be one that can be read by itself.
    return !SourceText.isWord(key.name) || !text.isOneEntry(lines)
  }

  /// Whether a key is known inside actions, and not at the top level.
  static func isOfActions(_ key: String) -> Bool { actionKeys.contains(key) && !topKeys.contains(key) }

  private static let topKeys = Set(FlowReader.topKeys)
  private static let actionKeys = Set(ActionKinds.all.flatMap { KeyTable.action($0.id).keys })

  // MARK: - Actions

  /// A line in the column of the ids never belongs to the action above, unless that can only be read with it; and an
  /// action has one kind, so a second `action:` belongs to another.
  private mutating func findIDs(in lines: Range<Int>) {
    guard let first = lines.first(where: { !text.isBlankOrComment($0) }) else { return }
    idColumn = columnOfIDs(in: lines) ?? max(1, text.indentation(ofLine: first) ?? 2)
    isFirstLoose = !begins(first, inner: .max) && keys[text.content(from: first + 1)]?.name != "action"
    var found: [Key] = []
    var inner = Int.max
    var hasKind = false
    for line in lines where !text.isBlankOrComment(line) {
      if keys[line]?.name == "action", keys[line]?.column == inner {
        if hasKind, let start = start(ofActionWithKindAt: line, behind: found.last?.line ?? lines.lowerBound) {
          found.append(Key(name: name(of: start), line: start, mistake: mistake(of: start)))
        }
        hasKind = true
      } else if line == first || begins(line, inner: inner) {
        let start = line == first ? start(ofActionWithKindAt: line, behind: lines.lowerBound - 1) ?? line : line
        found.append(Key(name: name(of: start), line: start, mistake: mistake(of: start)))
        hasKind = keys[line]?.name == "action"
        inner = hasKind ? text.indentation(ofLine: line) ?? .max : innerColumn(of: line)
      }
    }
    keepIDs(found, upTo: lines.upperBound)
  }

  /// The column that most ids stand in.
  private func columnOfIDs(in lines: Range<Int>) -> Int? {
    var counts: [Int: Int] = [:]
    for line in lines {
      if let column = keys[line]?.column, column > 0, beginsAction(line) { counts[column, default: 0] += 1 }
    }
    return counts.max { ($0.value, abs($1.key - 2), $1.key) < ($1.value, abs($0.key - 2), $0.key) }?.key
  }

  /// Whether an action begins on a line, told from that line and the next ones.
  private func begins(_ line: Int, inner: Int) -> Bool {
    guard let column = text.indentation(ofLine: line) else { return false }
    switch text.bytes[text.start(ofLine: line) + column] {
    // What `:` introduces is the value of a key above.
    case UInt8(ascii: ":"): return false
    // Behind a tab, nobody can tell the column.
    case UInt8(ascii: "\t"): return column < inner && beginsAction(line)
    default: return column == idColumn || (column < inner && beginsAction(line))
    }
  }

  /// Where an action begins whose id is not recognized: with the line above its kind, unless that is one of its keys.
  private func start(ofActionWithKindAt line: Int, behind last: Int) -> Int? {
    guard keys[line]?.name == "action" else { return nil }
    let above = line - 1
    if above <= last || text.isBlank(above) { return line }
    return keys[above]?.column == keys[line]?.column ? nil : above
  }

  /// Leaves out lines that belong to the action above after all: a text in quotes that goes on in their column.
  private mutating func keepIDs(_ found: [Key], upTo end: Int) {
    var index = 0
    while index < found.count {
      let next = found[(index + 1)...].firstIndex { $0.mistake == nil || $0.mistake == .astray } ?? found.count
      let stop = next < found.count ? found[next].line : end
      ids.append(found[index])
      // Those that come together are judged together, so that each line is read once.
      if next > index + 1, !text.isOneEntry(found[index].line..<stop) { ids += found[(index + 1)..<next] }
      index = next
    }
  }

  private func mistake(of line: Int) -> Mistake? {
    if let key = keys[line] { return key.column == idColumn ? nil : .astray }
    if text.isComment(line) { return .astray }
    let content = text.string(ofLine: line).trimmedOfSpaces
    return content.hasPrefix("\"") || content.hasPrefix("'") ? .openQuote : .noColon
  }

  /// What an action is called that begins on a line.
  private func name(of line: Int) -> String {
    let name = keys[line]?.name ?? text.string(ofLine: line).trimmedOfSpaces.trimmed { "\"':?# \t".contains($0) }
    let shown = String(name.unicodeScalars.filter { !$0.isForbiddenControl }.prefix(Limits.name))
    return shown.isEmpty ? "?" : shown
  }

  /// Whether a line is an id with an action below it: further in, before anything that is not, stands `action:`.
  private func beginsAction(_ line: Int) -> Bool {
    guard let outer = text.indentation(ofLine: line), !text.isComment(line) else { return false }
    if let key = keys[line], !key.isBare || key.name == "actions" { return false }
    var next = line + 1
    var inner: Int?
    while next < end {
      if !text.isBlankOrComment(next) {
        guard let column = text.indentation(ofLine: next), column > outer else { return false }
        inner = inner ?? column
        if column < inner ?? 0 { return false }
        if column == inner, keys[next]?.name == "action" { return true }
        // `action:` comes first, or nearly: whoever writes it elsewhere has their id in its column.
        if next > line + Self.reach { return false }
      }
      next += 1
    }
    return false
  }

  /// How many lines below an id its kind is looked for.
  private static let reach = 8

  private func innerColumn(of line: Int) -> Int {
    var next = line + 1
    while next < end, text.isBlankOrComment(next) { next += 1 }
    return next < end ? text.indentation(ofLine: next) ?? .max : .max
  }
}

/// The key that a line begins with.
struct LineKey: Hashable, Sendable {
  let name: String
  /// Its column, counted from 0.
  let column: Int
  /// Whether nothing but a comment stands behind its colon.
  let isBare: Bool
}

extension SourceText {
  /// The line with the sign that ends the document (`...`), or that begins another (`---`); else the one behind the last.
  var documentEnd: Int {
    var hasContent = false
    for line in allLines {
      if isDocumentSign(line, UInt8(ascii: "-")) {
        if hasContent { return line }
        hasContent = true
      } else if isDocumentSign(line, UInt8(ascii: ".")) {
        return line
      } else if !hasContent {
        hasContent = !isBlankOrComment(line) && bytes[start(ofLine: line)] != UInt8(ascii: "%")
      }
    }
    return lineCount + 1
  }

  /// The line at which a second document begins, or the first ends although something follows.
  var secondDocument: Int? {
    let end = documentEnd
    guard end <= lineCount else { return nil }
    if isDocumentSign(end, UInt8(ascii: "-")) { return end }
    return ((end + 1)..<(lineCount + 1)).contains { !isBlankOrComment($0) } ? end : nil
  }

  /// Whether some lines can be read by themselves, and hold one key with its value.
  func isOneEntry(_ lines: Range<Int>) -> Bool {
    if unreadable.contains(where: { lines.contains($0.line) }) { return false }
    switch Composer.compose(self, lines) {
    case .success(let node):
      guard let mapping = node?.mapping else { return false }
      return mapping.count == 1 && mapping[0].key.scalar != nil
    // What is nested too deep is read no further: nothing says that it goes with anything else.
    case .failure(let problem): return problem.reason == "problem.too-deep"
    }
  }

  /// Whether a key is a word, and not something that looks like one behind an invisible character.
  static func isWord(_ key: String) -> Bool {
    guard let first = key.unicodeScalars.first else { return false }
    return !first.properties.isWhitespace && !first.isForbiddenControl && !first.properties.isDefaultIgnorableCodePoint
  }

  /// Whether a line begins with three signs and a space or nothing behind them.
  private func isDocumentSign(_ line: Int, _ sign: UInt8) -> Bool {
    let (begin, end) = (start(ofLine: line), end(ofLine: line))
    guard begin + 3 <= end, bytes[begin..<begin + 3].allSatisfy({ $0 == sign }) else { return false }
    return begin + 3 == end || bytes[begin + 3] == UInt8(ascii: " ") || bytes[begin + 3] == UInt8(ascii: "\t")
  }

  /// The key that a line begins with; nil for one that begins with a tab, a dash or anything else.
  func key(ofLine line: Int) -> LineKey? {
    guard let column = indentation(ofLine: line) else { return nil }
    let start = start(ofLine: line) + column
    let end = end(ofLine: line)
    guard start < end, !"#%[]{}\t:".utf8.contains(bytes[start]) else { return nil }
    if bytes[start] == UInt8(ascii: "-"), start + 1 == end || bytes[start + 1] <= UInt8(ascii: "-") { return nil }
    if bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'") {
      let stop = endOfQuoted(start)
      var colon = stop
      while colon < end, bytes[colon] == UInt8(ascii: " ") { colon += 1 }
      guard stop < end, colon < end, bytes[colon] == UInt8(ascii: ":") else { return nil }
      return LineKey(name: string(start + 1..<stop - 1), column: column, isBare: isBare(colon + 1, end))
    }
    var stop = start
    while stop < end {
      if bytes[stop] == UInt8(ascii: ":"), stop + 1 == end || bytes[stop + 1] <= UInt8(ascii: " ") {
        return LineKey(name: string(start..<stop).trimmedOfSpaces, column: column, isBare: isBare(stop + 1, end))
      }
      stop += 1
    }
    return nil
  }

  private func isBare(_ from: Int, _ end: Int) -> Bool {
    var at = from
    while at < end, bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\t") { at += 1 }
    return at >= end || bytes[at] == UInt8(ascii: "#")
  }
}

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
    /// Whether it stands in another column than its neighbours.
    var isAstray = false
  }

  /// The keys at the top level.
  private(set) var top: [Key] = []
  /// The ids of the actions.
  private(set) var ids: [Key] = []
  /// The column of the ids, counted from 0.
  private(set) var idColumn = 2
  /// The line at which a second document begins; else the one behind the last.
  private(set) var end: Int

  private let text: SourceText
  /// For each line that begins with a key: its name, and whether nothing stands behind the colon.
  private var keys: [Int: LineKey] = [:]

  init(_ text: SourceText) {
    self.text = text
    end = text.secondDocument ?? text.lineCount + 1
    for line in 1..<end {
      if let key = text.key(ofLine: line) { keys[line] = key }
    }
    findTop()
    guard let index = top.firstIndex(where: { $0.name == "actions" }) else { return }
    findIDs(in: (top[index].line + 1)..<(index + 1 < top.count ? top[index + 1].line : end))
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
    guard !Self.topKeys.contains(key.name) else {
      if case .failure = Composer.compose(text, lines) { return true }
      return false
    }
    return Self.actionKeys.contains(key.name)
  }

  private static let topKeys = Set(FlowReader.topKeys)
  private static let actionKeys = Set(ActionKinds.all.flatMap { KeyTable.action($0.id).keys })

  // MARK: - Actions

  private mutating func findIDs(in lines: Range<Int>) {
    guard let first = lines.first(where: { !text.isBlankOrComment($0) }) else { return }
    let sound = lines.first { beginsAction($0) && (keys[$0]?.column ?? 0) > 0 }
    idColumn = max(
      1, (sound ?? first) == first ? text.indentation(ofLine: first) ?? 2 : keys[sound ?? first]?.column ?? 2)
    var inner = Int.max
    for line in lines {
      guard let key = keys[line] else { continue }
      if key.column == idColumn {
        ids.append(Key(name: key.name, line: line))
        inner = innerColumn(of: line)
      } else if key.column < inner, beginsAction(line) {
        ids.append(Key(name: key.name, line: line, isAstray: true))
        inner = innerColumn(of: line)
      }
    }
  }

  /// Whether a line is an id with an action below it: further in, before anything that is not, stands `action:`.
  private func beginsAction(_ line: Int) -> Bool {
    guard let key = keys[line], key.isBare, key.name != "actions" else { return false }
    var next = line + 1
    var inner: Int?
    while next < end {
      if !text.isBlankOrComment(next) {
        guard let column = text.indentation(ofLine: next), column > key.column else { return false }
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
  /// The line at which a second document begins, or the first ends although something follows.
  var secondDocument: Int? {
    var hasContent = false
    for line in allLines {
      if isDocumentSign(line, UInt8(ascii: "-")) {
        if hasContent { return line }
        hasContent = true
      } else if isDocumentSign(line, UInt8(ascii: ".")) {
        let rest = (line + 1)..<(lineCount + 1)
        return rest.contains { !isBlankOrComment($0) } ? line : nil
      } else if !hasContent {
        hasContent = !isBlankOrComment(line) && bytes[start(ofLine: line)] != UInt8(ascii: "%")
      }
    }
    return nil
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
    guard start < end, !"#%[]{}\t".utf8.contains(bytes[start]) else { return nil }
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

extension StringProtocol {
  /// Without spaces and tabs at both ends.
  var trimmedOfSpaces: String {
    var rest = self[...]
    while let first = rest.first, first == " " || first == "\t" { rest = rest.dropFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
    return String(rest)
  }
}

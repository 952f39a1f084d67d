import ChatflowFiles
import ChatflowModel
import Words

extension LanguageServer {
  /// `textDocument/completion`: what may stand at a place, in its one order.
  mutating func completion(_ parameters: JSON) throws(ProtocolError) -> JSON {
    let place = try place(parameters)
    return .object([("isIncomplete", .flag(false)), ("items", .list(Completion(place, words).items))])
  }
}

/// What may stand at a place.
private struct Completion {
  private let place: AskedPlace
  private let words: Words
  private let offers: Offers
  private(set) var items: [JSON] = []

  init(_ place: AskedPlace, _ words: Words) {
    self.place = place
    self.words = words
    offers = Offers(words: words, flow: place.flow, workspace: place.openedWorkspace?.workspace ?? place.workspace)
    guard let meaning = place.meaning else { return }
    if meaning.holdsTokens, let token = place.token {
      offerTokens(token)
      return
    }
    switch place.cursor.spot {
    case .nothing, .text: break
    case .key: offerKeys(meaning, at: place.cursor.bytes, besides: place.cursor.siblings.map(\.key))
    case .value: offerValues(meaning)
    }
  }

  // MARK: - Keys

  private mutating func offerKeys(
    _ meaning: Meaning, at bytes: Range<Int>, besides known: [String], behind sign: String = ""
  ) {
    let range = around(bytes)
    let written = place.text(bytes)
    let taken = Set(known).subtracting([written])
    for key in keys(meaning) where !taken.contains(key.key) {
      let text = sign + Scalars.written(key.key) + (place.cursor.hasColon ? "" : key.isAbove ? ":" : ": ")
      add(key.key, .property, key.title, key.help, text, range)
    }
  }

  private func keys(_ meaning: Meaning) -> [OfferedKey] {
    switch meaning {
    case .actions:
      offers.missing.map { OfferedKey(key: $0.text, title: nil, help: words["key.missing"], isAbove: true) }
    case .records(let shape, _) where shape.key != nil:
      offers.values(.field(Field("id", shape.keyEditor), owner: "")).map {
        OfferedKey(key: $0.text, title: $0.title, help: $0.help, isAbove: false)
      }
    default: meaning.keys(words)
    }
  }

  // MARK: - Values

  private mutating func offerValues(_ meaning: Meaning) {
    let value = place.cursor.bytes
    let inner = BracketPlace(place.document.bytes, value.lowerBound, place.offset, meaning) { [place] in
      $0.at([$1], kinds: place.kind)
    }
    let start = inner?.start ?? value.lowerBound
    let end = inner == nil ? value.upperBound : place.offset
    let standing = inner?.meaning ?? meaning
    // An entry of a list may be the first key of several.
    let isEntry = if case .entry? = place.cursor.path.last { inner == nil } else { inner?.isKey ?? false }
    if isEntry {
      offerKeys(standing, at: start..<max(start, end), besides: inner == nil ? place.cursor.siblings.map(\.key) : [])
    } else if inner?.isEntry ?? false {
      // An entry that has keys stands in braces there.
      offerKeys(standing, at: start..<max(start, end), besides: [], behind: "{")
    }
    if inner?.isKey ?? false { return }
    let range = around(min(start, place.offset)..<max(end, place.offset))
    if standing == .conditions {
      let written = place.text(min(start, place.offset)..<place.offset)
      for condition in offers.conditions(behind: written) {
        add(condition.text, .enumMember, condition.title, nil, condition.text, range)
      }
    }
    let isWord =
      if case .field(let field, _) = standing { field.editor.shape.notation != nil } else { standing != .version }
    // A value stands behind a space.
    let space = range.lowerBound > 0 && place.document.bytes[range.lowerBound - 1] == UInt8(ascii: ":") ? " " : ""
    for value in offers.values(standing) {
      add(
        value.text, .value, value.title, value.help, space + (isWord ? Scalars.written(value.text) : value.text), range)
    }
  }

  private mutating func offerTokens(_ token: Range<Int>) {
    let bytes = place.document.bytes
    var at = token.upperBound
    while at < bytes.count, bytes[at] == UInt8(ascii: " ") { at += 1 }
    let isClosed = at < bytes.count && (bytes[at] == UInt8(ascii: "}") || bytes[at] == UInt8(ascii: "|"))
    for value in offers.tokens {
      add(value.text, .variable, value.title, nil, value.text + (isClosed ? "" : "}}"), token)
    }
  }

  // MARK: - Items

  /// The kinds of items that the protocol knows, as far as they are used.
  private enum ItemKind: Int {
    case variable = 6
    case property = 10
    case value = 12
    case enumMember = 20
  }

  private mutating func add(
    _ label: String, _ kind: ItemKind, _ title: String?, _ help: String?, _ text: String, _ bytes: Range<Int>
  ) {
    var item: [(key: String, value: JSON)] = [("label", .text(label)), ("kind", .integer(kind.rawValue))]
    if let title { item.append(("detail", .text(title))) }
    if let help { item.append(("documentation", .text(help))) }
    // Editors sort by letters, unless they are told otherwise.
    let number = String(items.count)
    item.append(("sortText", .text(String(repeating: "0", count: max(0, 4 - number.count)) + number)))
    item.append(("filterText", .text(label)))
    let edit = JSON.object([("range", place.positions.range(bytes)), ("newText", .text(text))])
    items.append(.object(item + [("textEdit", edit)]))
  }

  /// Some bytes, with the place in them: what an editor puts in has to hold it.
  private func around(_ bytes: Range<Int>) -> Range<Int> {
    min(bytes.lowerBound, place.offset)..<max(bytes.upperBound, place.offset)
  }
}

extension Meaning {
  /// Whether texts stand there that can have tokens.
  var holdsTokens: Bool {
    switch self {
    case .field(let field, _): field.editor.shape.tools.contains(.tokens)
    case .bubbles, .bubble, .bubbleText: true
    default: false
    }
  }
}

/// A place inside of brackets, and what may stand there.
private struct BracketPlace {
  /// Where what stands there begins.
  private(set) var start: Int
  /// What may stand there; for a key, what the keys belong to.
  private(set) var meaning: Meaning?
  /// Whether a key stands there.
  private(set) var isKey: Bool
  /// Whether it is an entry of a list.
  private(set) var isEntry = false

  /// Nil where no bracket is open.
  init?(
    _ bytes: [UInt8], _ from: Int, _ to: Int, _ outer: Meaning, into: (Meaning, TextCursor.Step) -> Meaning?
  ) {
    guard from < to else { return nil }
    var open: [(outer: Meaning?, isKey: Bool, isList: Bool)] = []
    (start, meaning, isKey) = (from, outer, false)
    var quote: UInt8?
    for at in from..<to {
      let byte = bytes[at]
      if let closing = quote {
        if byte == closing { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): if at == start { quote = byte }
      case UInt8(ascii: "["):
        open.append((meaning, isKey, true))
        (meaning, isKey, isEntry, start) = (meaning.flatMap { into($0, .entry(0)) }, false, true, at + 1)
      case UInt8(ascii: "{"):
        open.append((meaning, isKey, false))
        (isKey, isEntry, start) = (true, false, at + 1)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard let last = open.popLast() else { return nil }
        (meaning, isKey, isEntry) = (last.outer, last.isKey, false)
      case UInt8(ascii: ","):
        guard let last = open.last else { break }
        // Behind a comma in braces comes the next key of the same, and in brackets the next entry.
        meaning = last.isList ? last.outer.flatMap { into($0, .entry(0)) } : last.outer
        (isKey, isEntry, start) = (!last.isList, last.isList, at + 1)
      case UInt8(ascii: ":") where isKey:
        let key = String(decoding: bytes[start..<at], as: UTF8.self)
        (meaning, isKey, isEntry, start) = (meaning.flatMap { into($0, .key(key)) }, false, false, at + 1)
      case UInt8(ascii: " "): if at == start { start = at + 1 }
      default: break
      }
    }
    if open.isEmpty { return nil }
  }
}

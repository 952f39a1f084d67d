import ChatflowEngine
import ChatflowModel
import Screen
import Widgets
import Words

/// A row of the chat as it is shown.
struct ChatRow: Hashable, Sendable {
  /// A piece of it that looks alike.
  struct Piece: Hashable, Sendable {
    var text: String
    var style: Style
    /// The quick reply that it is, counted from 0.
    var reply: Int?
  }

  /// The line of the conversation that it belongs to; nil for what can be chosen now.
  var line: Int?
  /// The column at which it begins.
  var x = 0
  var pieces: [Piece]
  /// The card that the line comes from, told at the right of its first row.
  var action: ActionID?

  /// The columns that the pieces take.
  var width: Int { pieces.reduce(0) { $0 + TextWidth.of($1.text) } }
}

/// All rows of a chat, for a width.
struct ChatLayout: Sendable {
  /// All that it is made from, beside the words and the glyphs.
  struct Key: Hashable, Sendable {
    let revision: Int
    let width: Int
    let tellsSilent: Bool
    let chosen: Set<Int>
  }

  /// What is told of the situation.
  struct Head: Hashable, Sendable {
    let title: String
    /// The time, and whether the chat is open.
    let time: String
    /// Who is there, in rows of whole parts.
    private(set) var rows: [String] = []

    init(_ preview: Preview, width: Int, words: Words, _ glyphs: Glyphs) {
      let told = SituationWords(preview.rehearsal, words)
      let name = preview.entry["name"]?.text ?? ""
      let plain = words["preview.title"]
      let time = told.time(glyphs)
      let isTight = TextWidth.of(plain) + 2 + TextWidth.of(time) > width
      title = name.isEmpty ? plain : "\(plain) \(glyphs.separator) \(name)"
      self.time = isTight ? "" : time
      var row = ""
      // Whoever thinks that it is after hours has to see that it is not.
      let mistake = preview.isMistaken ? [words["preview.situation.mistaken"]] : []
      for part in (isTight ? [time] : []) + [told.zone] + mistake + told.people {
        let longer = row.isEmpty ? part : "\(row) \(glyphs.dot) \(part)"
        if !row.isEmpty, TextWidth.of(longer) > width {
          rows += TextWidth.lines(row, width: max(1, width))
          row = part
        } else {
          row = longer
        }
      }
      rows += TextWidth.lines(row, width: max(1, width))
    }
  }

  let key: Key
  private(set) var rows: [ChatRow] = []
  /// What stands above the chat.
  let head: Head
  private let glyphs: Glyphs
  private let bullet: String
  private let words: Words

  /// Columns at the right that are kept for the numbers of cards.
  static let numberColumns = 5
  /// Columns that a visitor's text leaves free at the left at least.
  private static let visitorIndent = 8

  private var textWidth: Int { max(8, key.width - Self.numberColumns) }

  init(_ preview: Preview, key: Key, words: Words, tier: GlyphTier) {
    (self.key, self.words) = (key, words)
    glyphs = Glyphs.of(tier)
    bullet = tier == .ascii ? "-" : "•"
    head = Head(preview, width: key.width, words: words, glyphs)
    for (index, line) in preview.lines.enumerated() where key.tellsSilent || !line.isSilent { add(line, index) }
    addReplies(preview)
  }

  /// The rows of a line of the conversation.
  func rows(of line: Int) -> Range<Int>? {
    guard let first = rows.firstIndex(where: { $0.line == line }),
      let last = rows.lastIndex(where: { $0.line == line })
    else { return nil }
    return first..<(last + 1)
  }

  // MARK: - Lines

  private mutating func add(_ line: PreviewLine, _ index: Int) {
    switch line.kind {
    case .said(let said): add(said, line, index)
    case .visitor(let text): addVisitor(text, index)
    case .silent(let text): addPlain(text, mark: glyphs.dot, Style(.dim), line, index)
    case .remark(let text): addPlain(text, mark: glyphs.horizontal, Style(.info), line, index)
    case .trouble(let text): addPlain(text, mark: glyphs.warning, Style(.warning), line, index)
    }
  }

  /// A line of text with a mark before it.
  private mutating func addPlain(_ text: String, mark: String, _ style: Style, _ line: PreviewLine, _ index: Int) {
    let lines = text.split(separator: "\n").flatMap { TextWidth.lines(String($0), width: max(4, textWidth - 2)) }
    for (row, text) in lines.enumerated() {
      let pieces = [ChatRow.Piece(text: (row == 0 ? mark + " " : "  ") + text, style: style)]
      rows.append(ChatRow(line: index, pieces: pieces))
    }
  }

  private mutating func addVisitor(_ text: String, _ index: Int) {
    let room = max(4, key.width - Self.visitorIndent - 2)
    for text in text.split(separator: "\n").flatMap({ TextWidth.lines(String($0), width: room) }) {
      let piece = ChatRow.Piece(text: text, style: Style(.strong))
      let mark = ChatRow.Piece(text: " " + glyphs.visitor, style: Style(.accent))
      rows.append(ChatRow(line: index, x: max(0, key.width - TextWidth.of(text) - 2), pieces: [piece, mark]))
    }
  }

  private mutating func add(_ said: Said, _ line: PreviewLine, _ index: Int) {
    let first = rows.count
    if said.speaker == .customerAgent || said.speaker == .teamMember {
      let name = words["preview.speaker.\(said.speaker.rawValue)"]
      rows.append(ChatRow(line: index, pieces: [.init(text: name, style: Style(.fieldLabel))]))
    }
    if !said.text.isEmpty {
      for row in ChatText(said.text, bullet: bullet).rows(width: textWidth) {
        rows.append(ChatRow(line: index, pieces: row))
      }
    }
    for attachment in said.attachments {
      let mark = attachment.kind == .video ? glyphs.video : glyphs.file
      for (row, text) in Self.rows(ofPlace: attachment.location, width: textWidth - 2).enumerated() {
        let piece = ChatRow.Piece(text: (row == 0 ? mark + " " : "  ") + text, style: Style(.token))
        rows.append(ChatRow(line: index, pieces: [piece]))
      }
    }
    if rows.count == first { rows.append(ChatRow(line: index, pieces: [])) }
    rows[first].action = line.action
  }

  /// A path or an address in rows, which end behind a slash where one fits.
  static func rows(ofPlace text: String, width: Int) -> [String] {
    let width = max(4, width)
    var rows = [""]
    var part = ""
    for character in text {
      part.append(character)
      guard character == "/" else { continue }
      add(part, to: &rows, width)
      part = ""
    }
    add(part, to: &rows, width)
    return rows
  }

  private static func add(_ part: String, to rows: inout [String], _ width: Int) {
    let last = rows.count - 1
    if TextWidth.of(rows[last] + part) <= width {
      rows[last] += part
    } else {
      let further = TextWidth.lines(part, width: width)
      rows = (rows[last].isEmpty ? Array(rows.dropLast()) : rows) + further
    }
  }

  // MARK: - Quick replies

  /// What can be chosen now, numbered; several where several can be.
  private mutating func addReplies(_ preview: Preview) {
    guard let waiting = preview.waiting, !waiting.replies.isEmpty else { return }
    var row = ChatRow(x: 2, pieces: [])
    for (index, reply) in waiting.replies.enumerated() {
      let mark = waiting.takesSeveral ? (key.chosen.contains(index) ? "[x] " : "[ ] ") : ""
      let label = TextWidth.clip(reply.label, to: max(4, key.width - 10), ellipsis: glyphs.ellipsis)
      let number = ChatRow.Piece(text: "\(index + 1) ", style: Style(.hintKey), reply: index)
      let text = ChatRow.Piece(text: mark + label, style: Style(.button), reply: index)
      let needed = TextWidth.of(number.text) + TextWidth.of(text.text)
      if !row.pieces.isEmpty {
        if 2 + row.width + Self.gap + needed > key.width {
          rows.append(row)
          row = ChatRow(x: 2, pieces: [])
        } else {
          row.pieces.append(.init(text: String(repeating: " ", count: Self.gap), style: Style(.text)))
        }
      }
      row.pieces += [number, text]
    }
    rows.append(row)
  }

  /// Columns between quick replies.
  private static let gap = 3
}

/// A text of the chat, as the visitor sees it: formatting is seen, links and lists are units.
struct ChatText {
  private let text: RichText
  private let bullet: String

  init(_ text: RichText, bullet: String) { (self.text, self.bullet) = (text, bullet) }

  /// Its rows for a width.
  func rows(width: Int) -> [[ChatRow.Piece]] {
    var number = 0
    return text.blocks.flatMap { block -> [[ChatRow.Piece]] in
      number = block.kind == .numbered ? number + 1 : 0
      let sign =
        switch block.kind {
        case .paragraph: ""
        case .bullet: bullet + " "
        case .numbered: "\(number). "
        }
      return rows(of: block, sign: sign, width: width)
    }
  }

  private func rows(of block: RichText.Block, sign: String, width: Int) -> [[ChatRow.Piece]] {
    var plain = ""
    var ends: [(end: Int, style: Style)] = []
    for span in block.spans {
      switch span.content {
      case .text(let text): plain += text
      case .token(let token): plain += token.fallback ?? ""
      }
      ends.append((plain.utf8.count, Style(span.link == nil ? .text : .link, span.marks.attributes)))
    }
    let indent = TextWidth.of(sign)
    let lines = TextWidth.wrap(plain, to: max(4, width - indent))
    return lines.enumerated().map { index, range in
      var pieces: [ChatRow.Piece] = []
      if indent > 0 {
        pieces.append(.init(text: index == 0 ? sign : String(repeating: " ", count: indent), style: Style(.dim)))
      }
      var start = range.lowerBound
      for (end, style) in ends where start < range.upperBound {
        let border = min(plain.utf8.index(plain.startIndex, offsetBy: end), range.upperBound)
        guard border > start else { continue }
        pieces.append(.init(text: String(plain[start..<border]), style: style))
        start = border
      }
      return pieces
    }
  }
}

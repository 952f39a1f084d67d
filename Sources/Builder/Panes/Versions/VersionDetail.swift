import Canvas
import ChatflowModel
import Screen
import Widgets
import Words

/// What is told of the focused version, in lines of cells: what going back to it would change, or both states drawn.
struct VersionDetail: Sendable {
  /// What all of it is worked out from.
  private struct Key: Equatable {
    let state: Int
    let focus: VersionsPane.Row
    /// What is not saved is compared with the file, which others change, too, and which is given another name.
    let saved: Saved?
    let workspace: Workspace
    let read: ReadVersion?
    let earlier: ReadVersion?
    let width: Int
    let isDrawn: Bool
  }

  /// The file, as far as it is told of.
  private struct Saved: Equatable {
    let name: String
    let flow: Chatflow
  }

  private let key: Key
  /// What it is about, and how much was changed by it; not scrolled.
  let head: [Text]
  /// The difference.
  let lines: [[Cell]]

  /// A line of one style.
  struct Text: Sendable {
    let text: String
    let style: Style
  }

  /// What is told for a width; what was worked out before is taken over while it holds.
  init(_ pane: VersionsPane, _ state: BuilderState, width: Int, after old: VersionDetail?) {
    let version = pane.focus.version
    key = Key(
      state: state.history.state, focus: pane.focus,
      saved: version == nil ? Saved(name: state.file.name, flow: state.file.savedFlow) : nil,
      workspace: state.workspace, read: version.flatMap { pane.read[$0] },
      earlier: version.flatMap { pane.version(before: $0) }.flatMap { pane.read[$0] }, width: width,
      isDrawn: pane.isDrawn)
    if let old, old.key == key {
      (head, lines) = (old.head, old.lines)
      return
    }
    head = state.head(of: pane).flatMap { line in
      TextWidth.lines(line.text, width: max(1, width)).map { Text(text: $0, style: line.style) }
    }
    lines = Self.lines(state.compared(pane), key, state)
  }

  private static func lines(
    _ compared: (before: Chatflow, after: Chatflow)?, _ key: Key, _ state: BuilderState
  ) -> [[Cell]] {
    guard let (before, after) = compared else { return [] }
    guard key.isDrawn else {
      return state.told(from: before, to: after).lines.flatMap { line in
        wrapped(line.frame.row(0), indent: line.depth * 4 + 2, width: key.width)
      }
    }
    let difference = Difference(from: before, to: after)
    if difference.isEmpty { return [] }
    let drawn = DrawnDifference(
      difference, from: .init(before, in: state.workspace), to: .init(after, in: state.workspace), words: state.words,
      width: key.width)
    let titles = key.focus == .now ? ["history.in-file", "history.now"] : ["history.now", "history.then"]
    func title(_ word: String) -> [Cell] {
      var frame = Frame(size: Size(width: key.width, height: 1))
      frame.write(state.words[word], at: Point(x: 0, y: 0), style: Style(.strong))
      return frame.row(0)
    }
    return [title(titles[0])] + drawn.before.cells(tier: state.tier) + [[], title(titles[1])]
      + drawn.after.cells(tier: state.tier)
  }

  /// The cells of a line in as many rows as they need, broken between words; those behind the first are indented.
  static func wrapped(_ cells: [Cell], indent: Int, width: Int) -> [[Cell]] {
    guard cells.count > width, width > indent + 8 else { return [Array(cells.prefix(max(0, width)))] }
    var rows: [[Cell]] = []
    var rest = cells[...]
    var lead: [Cell] = []
    while rest.count > width - lead.count {
      let room = width - lead.count
      let fitting = rest.prefix(room + 1)
      // A word that is too long for a row is broken; no wide character is.
      var end = rest.startIndex + room
      if let blank = fitting.dropFirst(rows.isEmpty ? indent : 0).lastIndex(where: { $0.text == " " }),
        blank > rest.startIndex
      {
        end = blank
      } else if rest[end].width == 0 {
        end -= 1
      }
      rows.append(lead + rest[..<end])
      rest = rest[end...].drop { $0.text == " " }
      lead = Array(repeating: .blank(.text), count: indent)
    }
    if !rest.isEmpty { rows.append(lead + rest) }
    return rows
  }
}

extension FlowDrawing {
  /// All rows of the drawing.
  fileprivate func cells(tier: GlyphTier) -> [[Cell]] {
    let frame = frame(rows: 0..<rows, tier: tier)
    return (0..<rows).map { frame.row($0) }
  }
}

extension BuilderState {
  /// The two states that the focused row of the list compares; nil where there are none.
  func compared(_ pane: VersionsPane) -> (before: Chatflow, after: Chatflow)? {
    switch pane.focus {
    case .now: (file.savedFlow, flow)
    case .version(let version): pane.read[version]?.flow.map { (flow, $0) }
    }
  }

  /// What is said of the focused version before what differs.
  func head(of pane: VersionsPane) -> [VersionDetail.Text] {
    var head: [VersionDetail.Text] = []
    func say(_ text: String, _ role: Role) { head.append(.init(text: text, style: Style(role))) }
    guard case .version(let version) = pane.focus else {
      say(words("question.compared", ["file": file.name]), .strong)
      return head
    }
    if case .commit(let author, let subject, let path) = version.source {
      say(subject, .text)
      say(words("history.commit", ["hash": version.id, "author": author, "file": path]), .dim)
    }
    guard let read = pane.read[version] else { return head }
    if let flow = read.flow, let earlier = pane.version(before: version).flatMap({ pane.read[$0]?.flow }) {
      say(words("history.since", ["changes": words.count(Difference(from: earlier, to: flow))]), .dim)
    }
    if let problem = read.problem { say(words("history.broken", ["problem": problem]), .error) }
    if let then = read.flow {
      let isSame = Difference(from: flow, to: then).isEmpty
      say(words[isSame ? "history.same" : "history.would-change"], .strong)
    }
    return head
  }
}

extension Words {
  /// How much differs, in a few words.
  public func count(_ difference: Difference) -> String {
    func count(_ isMeant: (ActionDifference) -> Bool) -> Int { difference.actions.count(where: isMeant) }
    let parts = [
      ("changed", count { $0.sort == .changed && (!$0.changes.isEmpty || $0.formerID != nil) }),
      ("added", count { $0.sort == .added }), ("removed", count { $0.sort == .removed }),
      ("moved", count { $0.isMoved && $0.changes.isEmpty && $0.formerID == nil }),
    ]
    var told = parts.filter { $0.1 > 0 }.map { self("history.count.\($0.0)", ["count": "\($0.1)"]) }
    if !difference.settings.isEmpty { told.append(self["history.count.settings"]) }
    return told.isEmpty ? self["history.count.nothing"] : told.joined(separator: ", ")
  }
}

import ChatflowModel
import Screen
import Widgets
import Words

/// The title row: where you are, on or off, unsaved, problems, and at the right what else there is.
///
/// Each part that stands for a command can be clicked.
struct TitleRow {
  let facts: Facts
  let words: Words
  let glyphs: Glyphs
  let area: Rect

  /// What the row tells: all that its picture depends on, apart from its area.
  struct Facts: Equatable {
    let name: String
    let isLive: Bool
    let isReadOnly: Bool
    let isUnsaved: Bool
    /// Where that is kept until it is saved.
    let keeping: Keeping
    /// Who else edits the file, and whether it is only read here.
    let other: LockHolder?
    let isReading: Bool
    let errors: Int
    let warnings: Int
    /// What is wrong with the workspace.
    let shared: Finding.Severity?
    /// Whose form has the focus, and its tab.
    let subject: Form.Subject?
    let tab: Form.Tab?
    /// Whether the preview stands in the panel.
    let isPreviewed: Bool

    init(_ state: borrowing BuilderState) {
      name = state.flow.name
      isLive = state.flow.values[FieldID("live")]?.flag ?? false
      isReadOnly = state.file.readOnlyReason != nil
      isUnsaved = state.history.isUnsaved || state.file.isNew
      keeping = state.keeping
      (other, isReading) = (state.lock.other, state.lock.isReading)
      let problems = state.problemCount
      errors = problems.errors
      warnings = problems.warnings
      shared = state.checked.ofWorkspace.map(\.severity).max()
      // The form of a situation looks like one of the workspace, and is a part of the preview.
      let isOfPreview = state.form?.isSituation == true
      let form = isOfPreview ? nil : state.form.flatMap { $0.focus == nil ? nil : $0 }
      subject = form?.subject
      tab = form?.tab
      isPreviewed = isOfPreview || state.pane is PreviewPane
    }
  }

  init(state: borrowing BuilderState, area: Rect) {
    self.init(Facts(state), words: state.words, tier: state.tier, area: area)
  }

  init(_ facts: Facts, words: Words, tier: GlyphTier, area: Rect) {
    self.facts = facts
    self.words = words
    glyphs = Glyphs.of(tier)
    self.area = area
  }

  /// A part of the row.
  struct Part {
    let text: String
    let style: Style
    let rect: Rect
    let command: String?
  }

  var parts: [Part] {
    let withPreview = [previewPart] + rightParts
    let isRoomy =
      (leftParts(room: area.width) + withPreview).reduce(0) { $0 + TextWidth.of($1.text) }
      + (withPreview.count + 1) * Self.rightGap + 1 <= area.width
    let right = isRoomy ? withPreview : rightParts
    let start = area.maxX - right.reduce(0) { $0 + TextWidth.of($1.text) + Self.rightGap }
    let room = start - Self.rightGap - (area.x + 1)
    let left = placed(leftParts(room: room), from: area.x + 1, gap: 0)
    if left.last?.rect.maxX ?? 0 <= start - Self.rightGap {
      return left + placed(right, from: start, gap: Self.rightGap)
    }
    // Where there is no room for both, what is the matter with the chatflow comes first.
    return placed(leftParts(room: area.width - 2), from: area.x + 1, gap: 0)
  }

  /// Columns between the parts at the right, and at least between them and those at the left.
  private static let rightGap = 2

  private func placed(_ parts: [(text: String, style: Style, command: String?)], from start: Int, gap: Int) -> [Part] {
    var x = start
    return parts.map { text, style, command in
      let rect = Rect(x: x, y: area.y, width: TextWidth.of(text), height: 1)
      x = rect.maxX + gap
      return Part(text: text, style: style, rect: rect, command: command)
    }
  }

  private func leftParts(room: Int) -> [(text: String, style: Style, command: String?)] {
    // The way to the chatflow is left out before the parts move together, and that before its name is cut off.
    let path = "\(words["title.root"]) \(glyphs.separator) "
    func width(_ status: [(text: String, style: Style, command: String?)]) -> Int {
      status.reduce(0) { $0 + TextWidth.of($1.text) }
    }
    let isTight = TextWidth.of(facts.name) + width(status(gap: Self.gap)) > room
    let status = status(gap: isTight ? Self.gap - 1 : Self.gap)
    let used = width(status)
    let root = TextWidth.of(path) + TextWidth.of(facts.name) + used <= room ? path : ""
    let name = TextWidth.clip(
      facts.name, to: max(Self.leastName, room - used - TextWidth.of(root)), ellipsis: glyphs.ellipsis)
    return [(root, Style(.titleRow), "go-to-list"), (name, Style(.titleName), "settings.build")] + status
  }

  /// Columns that the name has at least.
  private static let leastName = 8

  /// Columns between what is told of the chatflow, where there is room.
  private static let gap = 3

  private func status(gap: Int) -> [(text: String, style: Style, command: String?)] {
    let space = String(repeating: " ", count: gap)
    var parts: [(text: String, style: Style, command: String?)] = []
    let isLive = facts.isLive
    parts.append(
      (
        "\(space)\(isLive ? glyphs.on : glyphs.off) \(words[isLive ? "title.on" : "title.off"])",
        Style(isLive ? .success : .dim, on: .titleRow), "settings.build"
      ))
    if facts.isReadOnly {
      parts.append(("\(space)\(words["title.read-only"])", Style(.warning, on: .titleRow), nil))
    } else if facts.isUnsaved {
      let unsaved = words["title.unsaved\(facts.keeping.ending)"]
      parts.append(("\(space)\(glyphs.unsaved) \(unsaved)", Style(.warning, on: .titleRow), "save"))
    }
    let (errors, warnings) = (facts.errors, facts.warnings)
    if errors > 0 {
      parts.append(("\(space)\(glyphs.error)\(errors)", Style(.error, on: .titleRow), "canvas.problems"))
    }
    if warnings > 0 {
      parts.append(
        (
          errors > 0 ? " \(glyphs.warning)\(warnings)" : "\(space)\(glyphs.warning)\(warnings)",
          Style(.warning, on: .titleRow), "canvas.problems"
        ))
    }
    if let other = facts.other {
      let title = other.title(words, isReading: facts.isReading)
      parts.append(("\(space)\(title)", Style(.warning, on: .titleRow), "join-in"))
    }
    return parts
  }

  /// The way to the preview; it is left out before anything else is cut.
  private var previewPart: (text: String, style: Style, command: String?) {
    (words["tab.preview"], Style(facts.isPreviewed ? .tabChosen : .tab), "preview")
  }

  private var rightParts: [(text: String, style: Style, command: String?)] {
    let isBuilding = !facts.isPreviewed && (facts.subject?.action != nil || facts.subject == nil)
    var parts = Form.Tab.all(of: .chatflow).map { tab -> (text: String, style: Style, command: String?) in
      let isChosen = facts.subject == .chatflow ? facts.tab == tab : isBuilding && tab == .build
      return (words["tab.\(tab.rawValue)"], Style(isChosen ? .tabChosen : .tab), "settings.\(tab.rawValue)")
    }
    let mark = facts.shared.map { $0 == .error ? " \(glyphs.error)" : " \(glyphs.warning)" } ?? ""
    parts.append(
      (
        words["tab.workspace"] + mark, Style(facts.subject == .workspace ? .tabChosen : .tab), "settings.workspace"
      ))
    return parts
  }

  func draw(into frame: inout Frame) {
    frame.fill(area, with: .blank(Style(.titleRow)))
    for part in parts { frame.write(part.text, at: part.rect.origin, style: part.style, in: area) }
  }
}

import ChatflowModel
import Screen
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
    let errors: Int
    let warnings: Int
    /// What is wrong with the workspace.
    let shared: Finding.Severity?
    /// Whose form has the focus, and its tab.
    let subject: Form.Subject?
    let tab: Form.Tab?

    init(_ state: borrowing BuilderState) {
      name = state.flow.name
      isLive = state.flow.values[FieldID("live")]?.flag ?? false
      isReadOnly = state.file.readOnlyReason != nil
      isUnsaved = state.history.isUnsaved || state.file.isNew
      let problems = state.problemCount
      errors = problems.errors
      warnings = problems.warnings
      shared = state.checked.ofWorkspace.map(\.severity).max()
      let form = state.form.flatMap { $0.focus == nil ? nil : $0 }
      subject = form?.subject
      tab = form?.tab
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
    let right = rightParts
    let rightWidth = right.reduce(0) { $0 + TextWidth.of($1.text) + 2 }
    let room = max(0, area.width - rightWidth - 2)
    var parts: [Part] = []
    var x = area.x + 1
    for (text, style, command) in leftParts(room: room) {
      parts.append(
        Part(
          text: text, style: style, rect: Rect(x: x, y: area.y, width: TextWidth.of(text), height: 1), command: command)
      )
      x += TextWidth.of(text)
    }
    // Where there is no room for both, what is the matter with the chatflow comes first.
    guard x <= area.maxX - rightWidth else { return parts }
    x = area.maxX - rightWidth
    for (text, style, command) in right {
      parts.append(
        Part(
          text: text, style: style, rect: Rect(x: x, y: area.y, width: TextWidth.of(text), height: 1), command: command)
      )
      x += TextWidth.of(text) + 2
    }
    return parts
  }

  private func leftParts(room: Int) -> [(text: String, style: Style, command: String?)] {
    let status = status
    let used = status.reduce(0) { $0 + TextWidth.of($1.text) }
    // The way to the chatflow is left out before its name is cut off.
    let path = "\(words["title.root"]) \(glyphs.separator) "
    let root = TextWidth.of(path) + TextWidth.of(facts.name) + used <= room ? path : ""
    let name = TextWidth.clip(
      facts.name, to: max(Self.leastName, room - used - TextWidth.of(root)), ellipsis: glyphs.ellipsis)
    return [(root, Style(.titleRow), "go-to-list"), (name, Style(.titleName), "settings.build")] + status
  }

  /// Columns that the name has at least.
  private static let leastName = 8

  private var status: [(text: String, style: Style, command: String?)] {
    var parts: [(text: String, style: Style, command: String?)] = []
    let isLive = facts.isLive
    parts.append(
      (
        "   \(isLive ? glyphs.on : glyphs.off) \(words[isLive ? "title.on" : "title.off"])",
        Style(isLive ? .success : .dim, on: .titleRow), "settings.build"
      ))
    if facts.isReadOnly {
      parts.append(("   \(words["title.read-only"])", Style(.warning, on: .titleRow), nil))
    } else if facts.isUnsaved {
      parts.append(("   \(glyphs.unsaved) \(words["title.unsaved"])", Style(.warning, on: .titleRow), "save"))
    }
    let (errors, warnings) = (facts.errors, facts.warnings)
    if errors > 0 { parts.append(("   \(glyphs.error)\(errors)", Style(.error, on: .titleRow), "canvas.problems")) }
    if warnings > 0 {
      parts.append(
        (
          errors > 0 ? " \(glyphs.warning)\(warnings)" : "   \(glyphs.warning)\(warnings)",
          Style(.warning, on: .titleRow), "canvas.problems"
        ))
    }
    return parts
  }

  private var rightParts: [(text: String, style: Style, command: String?)] {
    let isBuilding = facts.subject?.action != nil || facts.subject == nil
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

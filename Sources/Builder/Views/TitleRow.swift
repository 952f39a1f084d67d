import ChatflowModel
import Screen

/// The title row: where you are, on or off, unsaved, problems, and at the right what else there is.
///
/// Each part that stands for a command can be clicked.
struct TitleRow {
  let state: BuilderState
  let area: Rect
  private var words: Words { state.words }
  private var glyphs: Glyphs { state.glyphs }

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
    let state = status
    let used = state.reduce(0) { $0 + TextWidth.of($1.text) }
    let title = self.state.flow.name
    // The way to the chatflow is left out before its name is cut off.
    let path = "\(words["title.root"]) \(glyphs.separator) "
    let root = TextWidth.of(path) + TextWidth.of(title) + used <= room ? path : ""
    let name = TextWidth.clip(
      title, to: max(Self.leastName, room - used - TextWidth.of(root)), ellipsis: glyphs.ellipsis)
    return [(root, Style(.titleRow), nil), (name, Style(.titleName), "settings.build")] + state
  }

  /// Columns that the name has at least.
  private static let leastName = 8

  private var status: [(text: String, style: Style, command: String?)] {
    var parts: [(text: String, style: Style, command: String?)] = []
    let isLive = state.flow.values[FieldID("live")]?.flag ?? false
    parts.append(
      (
        "   \(isLive ? glyphs.on : glyphs.off) \(words[isLive ? "title.on" : "title.off"])",
        Style(isLive ? .success : .dim, on: .titleRow), "settings.build"
      ))
    if state.file.readOnlyReason != nil {
      parts.append(("   \(words["title.read-only"])", Style(.warning, on: .titleRow), nil))
    } else if state.history.isUnsaved || state.file.isNew {
      parts.append(("   \(glyphs.unsaved) \(words["title.unsaved"])", Style(.warning, on: .titleRow), "save"))
    }
    let errors = state.findings.count { $0.severity == .error }
    let warnings = state.findings.count - errors
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
    let form = state.form.flatMap { $0.focus == nil ? nil : $0 }
    let isBuilding = form?.action != nil || form == nil
    var parts = Form.Tab.all(of: .chatflow).map { tab -> (text: String, style: Style, command: String?) in
      let isChosen = form?.subject == .chatflow ? form?.tab == tab : isBuilding && tab == .build
      return (words["tab.\(tab.rawValue)"], Style(isChosen ? .tabChosen : .tab), "settings.\(tab.rawValue)")
    }
    let found = state.checked.ofWorkspace.map(\.severity).max()
    let mark = found.map { $0 == .error ? " \(glyphs.error)" : " \(glyphs.warning)" } ?? ""
    parts.append(
      (
        words["tab.workspace"] + mark, Style(form?.subject == .workspace ? .tabChosen : .tab), "settings.workspace"
      ))
    return parts
  }

  func draw(into frame: inout Frame) {
    frame.fill(area, with: .blank(Style(.titleRow)))
    for part in parts { frame.write(part.text, at: part.rect.origin, style: part.style, in: area) }
  }
}

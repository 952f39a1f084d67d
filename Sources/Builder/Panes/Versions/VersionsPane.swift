import ChatflowModel
import Screen
import Widgets
import Words

/// The earlier versions of the file, the latest first, and what going back to the focused one would change. It takes the room
/// of the canvas, too.
struct VersionsPane: Sendable {
  /// A row of the list.
  enum Row: Hashable, Sendable {
    /// What is shown and not saved yet.
    case now
    case version(FlowVersion)

    var version: FlowVersion? { if case .version(let version) = self { version } else { nil } }
  }

  private(set) var list: VersionList
  /// What the versions hold that were looked at.
  private(set) var read: [FlowVersion: ReadVersion] = [:]
  var focus: Row
  /// The first row of the list that is seen.
  var scroll = 0
  /// The first line of the difference that is seen.
  var offset = 0
  /// Whether both states are drawn, and not what differs told.
  var isDrawn = false

  init(_ list: VersionList, focus: Row) { (self.list, self.focus) = (list, focus) }

  /// The rows of the list, where something is not saved and where nothing is.
  func rows(isUnsaved: Bool) -> [Row] { (isUnsaved ? [.now] : []) + list.versions.map(Row.version) }

  /// The version before another one, if there is one.
  func version(before version: FlowVersion) -> FlowVersion? {
    list.versions.firstIndex(of: version).flatMap { list.versions[checked: $0 + 1] }
  }

  /// What it is called: whose versions they are, and what clock tells their times.
  func title(_ file: String, _ words: Words) -> String { words("history.title", ["file": file, "zone": list.zone]) }

  mutating func take(_ read: ReadVersion, of version: FlowVersion) { self.read[version] = read }

  mutating func take(_ list: VersionList) { self.list = list }
}

extension VersionsPane: Pane {
  var hasFocus: Bool { true }
  var isWide: Bool { true }
  var staysAtUndo: Bool { true }
  var contexts: [Context] { [.history, .everywhere] }

  func draw(
    _ state: BuilderState, in area: Rect, over old: (any Sendable)?, into frame: inout Frame
  ) -> (any Sendable)? {
    frame.fill(area)
    let view = VersionsView(state: state, pane: self, area: area, after: old as? VersionDetail)
    view.draw(into: &frame)
    return view.detail
  }

  func page(_ state: BuilderState) -> PlainPage? { PlainPage(self, state) }

  func press(_ mouse: MouseEvent, in state: inout BuilderState) -> [Effect] {
    let view = VersionsView(state: state, pane: self, area: state.regions.panel, after: nil)
    return view.row(at: mouse.point).map { state.focusVersion($0) } ?? []
  }

  func scroll(by rows: Int, in state: inout BuilderState) { state.scrollInVersion(rows) }

  func leave(_ state: inout BuilderState) {
    let anchor = state.canvas.anchorRow
    state.showFocused()
    state.fitCanvas()
    state.canvas.anchorFocus(at: anchor, in: state.canvasSize)
  }
}

extension BuilderState {
  /// The list of earlier versions, if the panel shows it.
  var versions: VersionsPane? {
    get { pane(as: VersionsPane.self) }
    set { if let newValue { pane = newValue } }
  }
}

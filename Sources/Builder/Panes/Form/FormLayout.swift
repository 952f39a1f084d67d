import ChatflowModel
import Screen
import Widgets
import Words

/// Where each control of a form lies: a pure function of the controls and the width, read by the drawing and the mouse.
struct FormLayout: Sendable {
  /// A control with its rows.
  struct Line: Sendable {
    let control: Control
    /// The rows, counted from the first control; columns are those of the form.
    let rect: Rect
    /// Whether it shares the row of the control before it.
    var isFlowed = false
    /// Whether its rows are those of the editor that it has open.
    var isEdited = false
  }

  let lines: [Line]
  /// The lines that share their rows, as ranges of their indices, top to bottom.
  let rows: [Range<Int>]
  /// The rows that are visible at once, which no text box is higher than.
  private let visible: Int
  /// All rows together.
  let height: Int

  /// A text box has a border above and below; one with tools has their row inside.
  private static let borderRows = 2

  /// Lays controls out for a width; no text box gets higher than what is visible at once. Those that stood in the same place of `old` as they are now keep the rows that they had there.
  init(
    _ controls: [Control], width: Int, visible: Int, editing: (id: ControlID, editor: TextEditor)?,
    after old: FormLayout? = nil, words: Words
  ) {
    // Heights that were bounded by another number of visible rows are of no use.
    let old = old?.visible == visible ? old : nil
    self.visible = visible
    let edited = editing?.id
    var y = 0
    var last = Rect(x: 0, y: 0, width: width, height: 0)
    var (lines, rows): ([Line], [Range<Int>]) = ([], [])
    lines.reserveCapacity(controls.count)
    rows.reserveCapacity(controls.count)
    for (index, control) in controls.enumerated() {
      if control.flows {
        if let narrowed = lines.last?.narrowed(for: control, width: width) {
          lines[lines.count - 1] = narrowed
          last = narrowed.rect
        }
        if let place = Self.place(of: control, behind: last, width: width) {
          last = place
          lines.append(Line(control: control, rect: place, isFlowed: true))
          let first = rows.popLast()?.lowerBound ?? index
          rows.append(first..<index + 1)
          continue
        }
      }
      let inner = max(1, width - control.indent)
      let isEdited = control.has(edited)
      let height: Int
      if case .menu(let label, let value, _) = control.kind {
        // It shares its row rather than taking a second one.
        let isShared = controls[checked: index + 1]?.flows ?? false
        height = isShared ? 1 : MenuLines(label, value, width: inner).lines.count
      } else if !isEdited, let line = old?.lines[checked: index], line.fits(control, width: inner) {
        height = line.rect.height
      } else {
        height = Self.height(
          of: control, width: inner, visible: visible, editor: isEdited ? editing?.editor : nil, words)
      }
      defer { y += height }
      let columns = height > 1 ? inner : min(inner, Self.columns(of: control) ?? inner)
      last = Rect(x: control.indent, y: y, width: columns, height: height)
      lines.append(
        Line(
          control: control, rect: Rect(x: control.indent, y: y, width: inner, height: height), isEdited: isEdited))
      rows.append(index..<index + 1)
    }
    (self.lines, self.rows) = (lines, rows)
    height = y
  }

  /// The controls that can have the focus, top to bottom; the tabs count as one each.
  var stops: [ControlID] {
    lines.flatMap { line -> [ControlID] in
      if case .tabs(let tabs, _) = line.control.kind { return tabs.map { .tab($0.id) } }
      return line.control.id.map { [$0] } ?? []
    }
  }

  /// The line of a control.
  func line(of id: ControlID) -> Line? {
    lines.first { line in
      if case .tabs(let tabs, _) = line.control.kind, case .tab(let tab) = id { return tabs.contains { $0.id == tab } }
      return line.control.id == id
    }
  }

  /// The first row below a control and what is said about it.
  func endOfRemarks(below line: Line) -> Int {
    guard let index = lines.firstIndex(where: { $0.rect.y == line.rect.y && $0.control.id == line.control.id }) else {
      return line.rect.maxY
    }
    let below = lines[(index + 1)...].drop { $0.isFlowed }
    let remarks = below.prefix { line in if case .note = line.control.kind { true } else { false } }
    return remarks.last?.rect.maxY ?? line.rect.maxY
  }

  /// The line at a place; of several on a row, the one that begins before it.
  func line(at place: Point) -> Line? {
    let row = row(at: place.y)
    return row.last { $0.rect.x <= place.x } ?? row.first
  }

  /// The lines that share a row.
  func row(at y: Int) -> [Line] { lines.filter { $0.rect.y <= y && y < $0.rect.maxY } }

  private static func height(of control: Control, width: Int, visible: Int, editor: TextEditor?, _ words: Words) -> Int
  {
    switch control.kind {
    case .label(let text, let count):
      TextWidth.lines(text, width: width - (count.map { TextWidth.of($0) + 1 } ?? 0)).count
    case .note(let text, _): TextWidth.lines(text, width: width).count
    case .tabs(let tabs, _):
      (ControlView.tabRects(tabs, in: Rect(x: 0, y: 0, width: width, height: 1)).last?.rect.maxY ?? 1)
    case .radio(let text, _): TextWidth.lines(text, width: max(1, width - markColumns("o"))).count
    case .toggle(let text, _): TextWidth.lines(text, width: max(1, width - markColumns("[ ]"))).count
    case .button(let text), .heading(let text): TextWidth.lines(text, width: width).count
    case .group(let text, let summary): GroupLines(text, summary, width: width).height
    case .text(let box) where box.isMultiline: textHeight(box, width: width, visible: visible, editor: editor, words)
    default: 1
    }
  }

  /// The columns of a mark and the space behind it.
  static func markColumns(_ mark: String) -> Int { TextWidth.of(mark) + 1 }

  private static func textHeight(
    _ box: Control.TextBox, width: Int, visible: Int, editor: TextEditor?, _ words: Words
  ) -> Int {
    let rows = (editor ?? TextEditor(box, words: words)).height(width: max(1, width - 4 - box.numberColumns))
    let around = borderRows + (box.toolbar?.height(width: max(1, width - 4)) ?? 0)
    return around + max(1, min(max(rows, box.rows.lowerBound), box.rows.upperBound, visible - around))
  }
}

extension FormLayout.Line {
  /// Whether a control takes the same rows as this line, as far as that can be told without working them out.
  fileprivate func fits(_ control: Control, width: Int) -> Bool {
    !isEdited && rect.width == width && self.control == control
  }

  /// Inside a text box: where the text lies, and where its tools lie. The numbers of its lines are left of the text.
  func textRects(_ box: Control.TextBox) -> (text: Rect, tools: Rect?) {
    guard box.isMultiline else {
      let day = box.day?.columns(in: rect.width) ?? 0
      return (rect.inset(left: box.label == nil ? 0 : Control.TextBox.labelColumns, right: day), nil)
    }
    let inner = rect.inset(left: 2 + box.numberColumns, top: 1, right: 2, bottom: 1)
    guard let toolbar = box.toolbar else { return (inner, nil) }
    let rows = toolbar.height(width: inner.width)
    return (inner.inset(bottom: rows), inner.inset(top: inner.height - rows))
  }
}

extension Control.TextBox {
  /// The columns that the numbers of the lines take, with the space behind them.
  var numberColumns: Int { isCode ? max(2, String(text.blocks.count).utf8.count) + 1 : 0 }
}

extension TextEditor.Shape {
  /// The shape of a text control.
  init(_ box: Control.TextBox) { self = box.isMultiline ? .lines : .line }
}

extension TextEditor {
  /// The editor of a text control that nobody edits yet.
  init(_ box: Control.TextBox, words: Words) {
    self.init(box.text, shape: Shape(box), tools: box.tools, limit: box.limit, isCode: box.isCode, words: words)
  }

  /// A text that only is shown, from its beginning.
  init(shown box: Control.TextBox, words: Words) {
    self.init(box, words: words)
    followsCursor = false
  }
}

import ChatflowModel
import Screen
import Words

/// The tools at the bottom left of a text field, as data: what is drawn and what a click on it does.
package struct TextToolbar: Hashable, Sendable {
  /// One tool.
  package struct Tool: Hashable, Sendable {
    package let action: TextAction
    /// What stands in the bar.
    package let label: String
    /// What stands there if the bar is narrow.
    package let short: String
    /// How the label is drawn, so that bold shows itself.
    package let attributes: Attributes
    /// Tools of one group stand close together.
    package let group: Int
    /// The columns of both labels, which are asked for at every layout.
    private let labelWidth, shortWidth: Int

    package init(action: TextAction, label: String, short: String, attributes: Attributes, group: Int) {
      self.action = action
      self.label = label
      self.short = short
      self.attributes = attributes
      self.group = group
      labelWidth = TextWidth.of(label)
      shortWidth = TextWidth.of(short)
    }

    /// The columns of one of the labels.
    package func width(isShort: Bool) -> Int { isShort ? shortWidth : labelWidth }
  }

  /// A tool in its place on the screen.
  package struct Region: Hashable, Sendable {
    package let area: Rect
    package let label: String
    let tool: Tool

    /// What a click there does.
    package var action: TextAction { tool.action }
  }

  package let tools: [Tool]

  /// The tools of a field, in their order; none for a field without tools.
  package init(_ tools: TextTools, words: Words, glyphs: GlyphTier) {
    func tool(_ action: TextAction, _ group: Int, _ attributes: Attributes = []) -> Tool {
      let key = "text.tool.\(action.rawValue)"
      // A tier has a word of its own only where its glyphs are too poor for the usual one.
      func word(_ key: String) -> String? { words.optional("\(key).\(glyphs.rawValue)") ?? words.optional(key) }
      let label = word(key) ?? key
      return Tool(
        action: action, label: label, short: word(key + ".short") ?? label, attributes: attributes, group: group)
    }
    var all: [Tool] = []
    if tools.contains(.formatting) {
      all += [tool(.bold, 0, .bold), tool(.italic, 0, .italic), tool(.underline, 0, .underline)]
      all += [tool(.strike, 0, .strike)]
      all += [tool(.bullets, 1), tool(.numbers, 1), tool(.link, 1), tool(.clear, 1)]
    }
    if tools == .attach {
      all.append(tool(.attach, 2))
    } else {
      if tools.contains(.files) { all.append(tool(.file, 2)) }
      if tools.contains(.videos) { all.append(tool(.video, 2)) }
      if tools.contains(.tokens) { all.append(tool(.token, 2)) }
    }
    self.tools = all
  }

  /// Whether a tool is on where the cursor is.
  package func isOn(_ tool: Tool, in editor: TextEditor) -> Bool {
    switch tool.action {
    case .bold: editor.marks.contains(.bold)
    case .italic: editor.marks.contains(.italic)
    case .underline: editor.marks.contains(.underline)
    case .strike: editor.marks.contains(.strike)
    case .bullets: editor.listKind == .bullet
    case .numbers: editor.listKind == .numbered
    case .link: editor.linkAtCursor != nil
    case .token: editor.tokenAtCursor != nil
    default: false
    }
  }

  /// Where each tool stands in an area; rows after the first are used if one is not enough.
  ///
  /// To fit into one row, first the space between groups shrinks from two columns to one, then long labels get short.
  package func regions(in area: Rect) -> [Region] {
    let layouts = [(2, false), (1, false), (2, true), (1, true)]
    let (gap, isShort) = layouts.first { width(gap: $0.0, isShort: $0.1) <= area.width } ?? (1, true)
    var regions: [Region] = []
    var x = area.x
    var y = area.y
    for (index, tool) in tools.enumerated() {
      let wide = tool.width(isShort: isShort)
      if index > 0 { x += tools[index - 1].group == tool.group ? 1 : gap }
      if x + wide > area.maxX, x > area.x {
        x = area.x
        y += 1
      }
      let place = Rect(x: x, y: y, width: wide, height: 1).intersection(area)
      if !place.isEmpty {
        regions.append(Region(area: place, label: isShort ? tool.short : tool.label, tool: tool))
      }
      x += wide
    }
    return regions
  }

  /// The rows that the tools take.
  package func height(width: Int) -> Int {
    if !tools.isEmpty, self.width(gap: 1, isShort: true) <= width { return 1 }
    return regions(in: Rect(x: 0, y: 0, width: max(1, width), height: 1000)).map(\.area.maxY).max() ?? 0
  }

  private func width(gap: Int, isShort: Bool) -> Int {
    var sum = 0
    for (index, tool) in tools.enumerated() {
      if index > 0 { sum += tools[index - 1].group == tool.group ? 1 : gap }
      sum += tool.width(isShort: isShort)
    }
    return sum
  }

  /// Draws the tools and says where they are, so that a click hits what is seen.
  @discardableResult
  package func draw(_ editor: TextEditor, into frame: inout Frame, area: Rect) -> [Region] {
    let regions = regions(in: area)
    for region in regions {
      let style = Style(isOn(region.tool, in: editor) ? .toolOn : .tool, region.tool.attributes)
      frame.write(region.label, at: region.area.origin, style: style, in: region.area)
    }
    return regions
  }
}

import Screen

/// Where everything lies on the screen: a pure function of its size and of what is open, read by the drawing and by
/// the mouse alike. The rules stand in `docs/screens.md`, "Regions".
public struct Regions: Hashable, Sendable {
  /// The title row.
  public let title: Rect
  /// The row under it: the border with the breadcrumb.
  public let top: Rect
  /// The canvas without its scroll column; empty while the panel covers it.
  public let canvas: Rect
  /// The scroll column, which is also the border between canvas and panel.
  public let scroll: Rect
  /// The panel's inside; empty while it is closed.
  public let panel: Rect
  /// The border under canvas and panel.
  public let bottom: Rect
  /// The hint row.
  public let hint: Rect
  /// Whether the terminal is too small to show anything but a remark.
  public let isTooSmall: Bool

  /// The smallest terminal that shows the builder.
  public static let smallest = Size(width: 40, height: 10)
  /// From this width the panel has a place of its own all the time.
  private static let permanentPanel = 100
  /// From this width the panel stands beside the canvas while it is open; below, it covers it.
  private static let panelBeside = 80
  /// The panel's share of the width, and its bounds.
  public static let panelPercent = 40
  private static let panelBounds = 32...80

  /// The regions for a screen size.
  public init(size: Size, isPanelOpen: Bool, isPanelWide: Bool = false, panelPercent: Int = Self.panelPercent) {
    isTooSmall = size.width < Self.smallest.width || size.height < Self.smallest.height
    let panelColumns =
      isPanelOpen && isPanelWide
      ? size.width : Self.panelColumns(width: size.width, isOpen: isPanelOpen, percent: panelPercent)
    let covers = panelColumns == size.width
    let canvasColumns = size.width - panelColumns
    let body = Rect(x: 0, y: 2, width: size.width, height: size.height - 4)
    title = Rect(x: 0, y: 0, width: size.width, height: 1)
    top = Rect(x: 0, y: 1, width: size.width, height: 1)
    bottom = Rect(x: 0, y: size.height - 2, width: size.width, height: 1)
    hint = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
    canvas =
      covers
      ? Rect(x: 0, y: 2, width: 0, height: 0)
      : Rect(x: 1, y: body.y, width: canvasColumns - 2, height: body.height)
    scroll = Rect(x: covers ? 0 : canvasColumns - 1, y: body.y, width: 1, height: body.height)
    panel =
      panelColumns == 0
      ? Rect(x: size.width, y: 2, width: 0, height: 0)
      : Rect(
        x: canvasColumns + (covers ? 1 : 0), y: body.y, width: panelColumns - (covers ? 2 : 1), height: body.height)
  }

  /// Columns that the panel takes, its right border included.
  private static func panelColumns(width: Int, isOpen: Bool, percent: Int) -> Int {
    if width < panelBeside { return isOpen ? width : 0 }
    if width < permanentPanel && !isOpen { return 0 }
    return min(max(width * percent / 100, panelBounds.lowerBound), panelBounds.upperBound)
  }
}

import Screen

/// A piece of text of a picture: some cells of one role. It is as wide as its cells, whatever font a viewer has.
struct PictureText {
  let role: Role
  /// The column of its first cell.
  let x: Int
  private let y: Int
  private var columns: Int
  private var content: String

  init(_ cell: Cell, x: Int, y: Int) {
    role = cell.style.role
    self.x = x
    self.y = y
    columns = 1
    content = cell.text
  }

  mutating func append(_ cell: Cell) {
    columns += 1
    content += cell.text
  }

  var isBlank: Bool { content.allSatisfy { $0 == " " } }

  /// The text, without the blanks around it, and perhaps moved a little.
  func element(right: Int = 0, down: Int = 0) -> String {
    let before = content.prefix { $0 == " " }.count
    let after = content.reversed().prefix { $0 == " " }.count
    let text = content.dropFirst(before).dropLast(after)
    let width = (columns - before - after) * Picture.cell.width
    let left = (x + before) * Picture.cell.width + right
    let line = y * Picture.cell.height + Self.baseline + down
    return "<text class=\"\(PictureStyle.name(of: role))\" x=\"\(left)\" y=\"\(line)\""
      + " textLength=\"\(width)\" lengthAdjust=\"spacingAndGlyphs\">\(MarkupText.xml(String(text)))</text>"
  }

  /// A piece of ground behind the text, its blanks included.
  var cover: String {
    "<rect class=\"ground\" x=\"\(x * Picture.cell.width)\" y=\"\(y * Picture.cell.height)\""
      + " width=\"\(columns * Picture.cell.width)\" height=\"\(Picture.cell.height)\"/>"
  }

  /// The line on which the letters of a row stand, from its top.
  private static let baseline = 15
}

/// A route of a picture, its bends rounded.
struct PicturePath {
  private let points: [Point]
  private let entersCard: Bool

  /// How round a bend is, at most.
  private static let radius = 8

  /// A route through the middles of cells. One that enters a card ends in an arrow on its edge.
  init(_ route: [Point], entersCard: Bool) {
    self.entersCard = entersCard
    points = route.enumerated().map { index, point in
      let isEnd = entersCard && index == route.count - 1
      return Point(
        x: point.x * Picture.cell.width + Picture.cell.width / 2,
        y: point.y * Picture.cell.height + (isEnd ? Picture.inset.top : Picture.cell.height / 2))
    }
  }

  var element: String {
    "<path class=\"line\"\(entersCard ? " marker-end=\"url(#arrow)\"" : "") d=\"\(path)\"/>"
  }

  private var path: String {
    guard let first = points.first, let last = points.last else { return "" }
    var path = "M\(first.x) \(first.y)"
    for index in points.indices.dropFirst().dropLast() {
      let corner = points[index]
      let before = Self.towards(points[index - 1], from: corner)
      let after = Self.towards(points[index + 1], from: corner)
      path += "L\(before.x) \(before.y)Q\(corner.x) \(corner.y) \(after.x) \(after.y)"
    }
    return path + "L\(last.x) \(last.y)"
  }

  /// The place on the way to a neighbouring corner where the bend ends: no further than half of the way.
  private static func towards(_ other: Point, from corner: Point) -> Point {
    func part(_ distance: Int) -> Int { max(-radius, min(radius, distance / 2)) }
    return Point(x: corner.x + part(other.x - corner.x), y: corner.y + part(other.y - corner.y))
  }
}

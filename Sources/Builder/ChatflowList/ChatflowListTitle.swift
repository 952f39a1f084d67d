import ChatflowModel
import Screen
import Widgets
import Words

/// The title row over the list: whose chatflows these are, how many, and how one more begins.
struct ChatflowListTitle {
  struct Part {
    let text: String
    let style: Style
    let rect: Rect
    let command: String?
  }

  let parts: [Part]
  private let area: Rect

  init(_ list: ChatflowListState) {
    let (words, glyphs) = (list.words, list.glyphs)
    area = list.regions.title
    let create = words["list.create"]
    let createWidth = TextWidth.of(create)
    let root = words["title.root"] + " \(glyphs.separator) "
    let name = list.workspace.name ?? list.folder
    var count = list.isListed && !list.entries.isEmpty ? "   " + Self.count(list) : ""
    if area.width < TextWidth.of(root + count) + Self.leastName + 2 { count = "" }
    let isRight = area.width >= TextWidth.of(root + count) + Self.leastName + createWidth + 4
    let room = area.width - 2 - TextWidth.of(root) - TextWidth.of(count) - (isRight ? createWidth + 2 : 0)
    let here = list.templates == nil ? name : words["title.templates"]
    let left: [(String, Style)] = [
      (root, Style(.titleRow)),
      (TextWidth.clip(here, to: max(Self.leastName, room), ellipsis: glyphs.ellipsis), Style(.titleName)),
      (count, Style(.dim, on: .titleRow)),
    ]
    var x = area.x + 1
    var parts: [Part] = []
    for (text, style) in left where !text.isEmpty {
      parts.append(
        Part(text: text, style: style, rect: Rect(x: x, y: area.y, width: TextWidth.of(text), height: 1), command: nil))
      x += TextWidth.of(text)
    }
    if isRight {
      let rect = Rect(x: area.maxX - createWidth - 2, y: area.y, width: createWidth, height: 1)
      parts.append(Part(text: create, style: Style(.tab), rect: rect, command: "list.create"))
    }
    self.parts = parts
  }

  private static let leastName = 8

  private static func count(_ list: ChatflowListState) -> String {
    let all = list.entries.count
    if list.isReading {
      return list.words("list.reading", ["left": "\(list.unread.count)"])
    }
    let live = list.entries.count { $0.summary?.isLive == true }
    return list.words(all == 1 ? "list.count-one" : "list.count", ["count": "\(all)", "live": "\(live)"])
  }

  func draw(into frame: inout Frame) {
    frame.fill(area, with: .blank(Style(.titleRow)))
    for part in parts { frame.write(part.text, at: part.rect.origin, style: part.style, in: area) }
  }
}

import Foundation
import FoundationXML
import Screen
import Testing

@testable import Canvas

/// What holds for every picture: it is well-formed, nothing overflows, and nothing in it acts or reaches outside.
@Suite struct PictureTests {
  @Test func randomFlows() throws {
    for seed in 0..<60 as Range<UInt64> {
      let scene = RandomScene(seed: seed)
      try check(scene.flow, scene.layout, "\(scene)")
    }
  }

  @Test(arguments: [30, 60, 100, 150]) func difficultTexts(width: Int) throws {
    let flow = DifficultFlow.flow
    try check(flow, Layout(flow, width: width), "width \(width)")
  }

  private func check(_ flow: CanvasFlow, _ layout: Layout, _ what: String) throws {
    let source = layout.text(as: .svg, of: flow, title: "<A> & \"B\"", summary: "]]> \u{1b}")
    let picture = try #require(Elements(source), "\(what)")
    let allowed: Set = ["svg", "title", "desc", "style", "rect", "defs", "marker", "path", "g", "text"]
    #expect(Set(picture.all.map(\.name)).isSubset(of: allowed))
    #expect(picture.all.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") && !$0.contains("href") } })
    #expect(!source.contains("url(http") && !source.contains("@import") && !source.contains("javascript:"))
    let size = try #require(picture.all.first?.numbers("width", "height"))
    let right = size[0] - 2 * Picture.margin
    for text in picture.all where text.name == "text" {
      let place = text.numbers("x", "textLength", "y")
      #expect(place[0] >= 0 && place[0] + place[1] <= right, "\(text) \(what)")
      #expect(place[2] > 0 && place[2] < size[1] - 2 * Picture.margin, "\(text) \(what)")
      guard let card = text.card else { continue }
      let box = card.numbers("x", "width", "y", "height")
      #expect(place[0] > box[0] && place[0] + place[1] < box[0] + box[1], "\(text) \(what)")
      #expect(place[2] > box[2] && place[2] < box[2] + box[3], "\(text) \(what)")
    }
    let shown = flow.actions.indices.filter { layout.card(of: $0) != nil }
    #expect(picture.all.count { $0.name == "rect" && $0.attributes["class"] == "card" } == shown.count)
    for path in picture.all where path.name == "path" && path.attributes["class"] == "line" {
      let numbers = (path.attributes["d"] ?? "").split { "MLQ ".contains($0) }.map { Int($0) }
      #expect(!numbers.contains(nil), "\(path) \(what)")
      let xs = numbers.enumerated().filter { $0.offset % 2 == 0 }.compactMap(\.element)
      #expect(xs.allSatisfy { 0...right ~= $0 }, "\(path) \(what)")
    }
  }

  @Test func textsCanBeReadWhole() throws {
    var flow = SampleFlows.support
    flow.actions[0].title = "<b>\"fish\" & 'chips'</b> " + String(repeating: "and more ", count: 9)
    let layout = Layout(flow, width: 60)
    let picture = try #require(Elements(layout.text(as: .svg, of: flow, title: "T", summary: "S")))
    #expect(picture.texts.contains { $0.hasPrefix("<b>\"fish\" & 'chips'</b>") && $0.hasSuffix("…") })
    #expect(picture.titles.contains("1 Message: " + flow.actions[0].title))
    #expect(!picture.texts.contains { $0.contains("(+)") })
  }

  /// Both schemes have every colour that a text needs, and each can be read on what it stands on.
  @Test func coloursCanBeReadInLightAndDark() {
    for scheme in [Scheme.light, .dark] {
      let theme = Theme(scheme, depth: .trueColour)
      let ground = theme.look(.text).background
      let paper = theme.look(Style(.field)).background
      for role in PictureStyle.roles {
        let colour = theme.look(Style(role)).foreground
        for behind in [ground, paper] {
          #expect((colour.contrast(with: behind) ?? 0) >= 4.5, "\(role) of \(scheme.name)")
        }
      }
    }
  }

  @Test func everyTextHasAStyle() {
    for flow in [SampleFlows.triage, DifficultFlow.flow] {
      let roles = Set(Layout(flow, width: 80).texts(of: flow).cells.map(\.style.role)).subtracting([.text])
      #expect(roles.isSubset(of: Set(PictureStyle.roles)), "\(roles.subtracting(PictureStyle.roles))")
    }
  }
}

/// The elements of an XML text, in order; nil if it is not well-formed.
private final class Elements: NSObject, XMLParserDelegate {
  struct Element: CustomStringConvertible {
    let name: String
    let attributes: [String: String]
    /// The rectangle of the card in which it stands.
    var card: [String: String]?

    func numbers(_ keys: String...) -> [Int] { keys.map { attributes[$0].flatMap { Int($0) } ?? -1 } }
    var description: String { "\(name) \(attributes)" }
  }

  private(set) var all: [Element] = []
  private(set) var texts: [String] = []
  private(set) var titles: [String] = []
  private var isInCard = false
  private var card: [String: String]?
  private var content = ""

  init?(_ source: String) {
    super.init()
    let parser = XMLParser(data: Data(source.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    content = ""
    if name == "g" { isInCard = true }
    if name == "rect", isInCard { card = attributes }
    all.append(Element(name: name, attributes: attributes, card: name == "text" && isInCard ? card : nil))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { content += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    switch name {
    case "text": texts.append(content)
    case "title": titles.append(content)
    case "g": isInCard = false
    default: break
    }
  }
}

extension [String: String] {
  fileprivate func numbers(_ keys: String...) -> [Int] { keys.map { self[$0].flatMap { Int($0) } ?? -1 } }
}

import Glibc
import Screen
import Testing

private let shipped = ["dark", "light", "high-contrast"]

/// The keys and values of a shipped theme file: enough of YAML for files that we write ourselves.
private func palette(_ name: String) throws -> [String: String] {
  let path = "\(#filePath)".split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/themes/\(name).yaml"
  let file = try #require(fopen(path, "r"), "\(path)")
  defer { fclose(file) }
  var text: [UInt8] = []
  while case let byte = getc(file), byte != EOF { text.append(UInt8(byte)) }
  var result: [String: String] = [:]
  for line in String(decoding: text, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { continue }
    let trimmed = parts.map { $0.drop { $0 == " " } }
    result[String(trimmed[0])] = String(trimmed[1].filter { $0 != "\"" })
  }
  return result
}

private func scheme(_ name: String) throws -> Scheme { try Scheme(palette: palette(name)) }

@Suite struct SchemeTests {
  @Test func builtInSchemesEqualTheirFiles() throws {
    #expect(try scheme("dark") == .dark)
    #expect(try scheme("light") == .light)
    #expect(try scheme("terminal") == .terminal)
  }

  @Test func bothStylesOfValuesAreRead() throws {
    var values = Dictionary(uniqueKeysWithValues: Scheme.keys.map { ($0, "181818") })
    values["base0A"] = nil
    values["base0a"] = "#aBcDeF"
    values["scheme"] = "Old style"
    let scheme = try Scheme(palette: values)
    #expect(scheme.colours[0] == .rgb(0x18, 0x18, 0x18))
    #expect(scheme.colours[10] == .rgb(0xab, 0xcd, 0xef))
    #expect(scheme.name == "Old style")
    #expect(scheme.isDark == false)
  }

  @Test func errorsNameTheColour() {
    var values = Dictionary(uniqueKeysWithValues: Scheme.keys.map { ($0, "181818") })
    values["base0D"] = nil
    #expect(throws: SchemeError.missingColour("base0D")) { try Scheme(palette: values) }
    for wrong in ["18181", "#1818188", "red", "ansi:16", "ansi:-1", "", "#18181g", "+18181"] {
      values["base0D"] = wrong
      #expect(throws: SchemeError.invalidColour(key: "base0D", value: wrong)) { try Scheme(palette: values) }
    }
  }

  @Test func darkAndLightAreKnown() throws {
    #expect(Scheme.dark.isDark == true)
    #expect(try scheme("light").isDark == false)
    #expect(Scheme.terminal.isDark == nil)
  }
}

@Suite struct ThemeTests {
  /// Roles whose cells are lines and not text; 3:1 is enough for them.
  private static let drawn: Set<Role> = [.border, .line, .popupBorder, .scrollThumb]
  /// What text stands on.
  private static let surfaces: [Role?] = [nil, .titleRow, .field, .fieldFocused, .popup]

  @Test(arguments: shipped, [ColourDepth.trueColour, .indexed256])
  func shippedThemesHaveContrast(_ name: String, _ depth: ColourDepth) throws {
    let theme = Theme(try scheme(name), depth: depth)
    let needed = name == "high-contrast" ? 7.0 : 4.5
    for role in Role.allCases {
      for surface in ThemeTests.surfaces where surface == nil || !ThemeTests.drawn.contains(role) {
        let look = theme.look(Style(role, on: surface))
        let contrast = try #require(look.foreground.contrast(with: look.background))
        #expect(contrast >= (ThemeTests.drawn.contains(role) ? 3 : needed), "\(role) on \(surface ?? .text)")
      }
      let chosen = theme.look(Style(role, on: .selection))
      #expect(try #require(chosen.foreground.contrast(with: chosen.background)) >= 3, "\(role) on selection")
    }
  }

  @Test func contrastIsThatOfTheStandard() throws {
    #expect(abs(try #require(Colour.rgb(0, 0, 0).contrast(with: .rgb(255, 255, 255))) - 21) < 0.001)
    // #777777 on white is the well-known near miss, 4.48.
    #expect(abs(try #require(Colour.rgb(119, 119, 119).contrast(with: .rgb(255, 255, 255))) - 4.478) < 0.01)
  }

  /// States that must be told apart, whatever the terminal.
  private static let pairs: [(Role, Role)] = [
    (.card, .cardFocused), (.line, .lineFocused), (.plus, .plusFocused), (.jump, .jumpFocused), (.tab, .tabChosen),
    (.border, .borderFocused), (.field, .fieldFocused), (.button, .buttonFocused), (.tool, .toolOn),
    (.text, .selection),
    (.text, .dim), (.text, .strong), (.text, .match), (.text, .error), (.text, .link), (.hint, .hintKey),
    (.field, .placeholder), (.card, .ghost), (.text, .accent), (.text, .heading),
  ]

  @Test(arguments: ["dark", "light", "high-contrast", "terminal"], ColourDepth.allCases)
  func focusAndMeaningShowAtEveryDepth(_ name: String, _ depth: ColourDepth) throws {
    let theme = Theme(try scheme(name), depth: depth)
    for (one, other) in ThemeTests.pairs {
      #expect(theme.look(Style(one)) != theme.look(Style(other)), "\(one) and \(other)")
    }
    #expect(theme.look(Style(.iconLogic)) != theme.look(Style(.iconLogic, on: .selection)))
  }

  @Test(arguments: ["dark", "terminal"], [ColourDepth.monochrome, .ansi8, .ansi16, .trueColour])
  func boldWordsShowInFieldsAndInFocusedOnes(_ name: String, _ depth: ColourDepth) throws {
    let theme = Theme(try scheme(name), depth: depth)
    for role in [Role.field, .fieldFocused] {
      for attribute in [Attributes.bold, .italic, .underline, .strike] {
        #expect(theme.look(Style(role, attribute)) != theme.look(Style(role)), "\(role) \(attribute)")
      }
    }
  }

  @Test func monochromeUsesNoColours() {
    let theme = Theme(.dark, depth: .monochrome)
    for role in Role.allCases {
      for surface in [Role?.none] + Role.allCases.map({ $0 }) {
        let look = theme.look(Style(role, on: surface))
        #expect(look.foreground == .standard && look.background == .standard)
        #expect(look.attributes.isDisjoint(with: [.italic, .strike]))
      }
    }
  }

  @Test(arguments: [ColourDepth.ansi8, .ansi16, .indexed256])
  func coloursStayInThePalette(_ depth: ColourDepth) throws {
    for name in shipped + ["terminal"] {
      let theme = Theme(try scheme(name), depth: depth)
      for role in Role.allCases {
        for surface in ThemeTests.surfaces + [.selection] {
          let look = theme.look(Style(role, on: surface))
          for colour in [look.foreground, look.background] {
            guard case .indexed(let index) = colour else {
              #expect(colour == .standard)
              continue
            }
            if depth == .ansi8 { #expect(index < 8) }
            if depth == .ansi16 || name == "terminal" { #expect(index < 16) }
          }
          #expect(look.foreground != look.background || look.foreground == .standard, "\(name) \(role) \(depth)")
        }
      }
    }
  }

  @Test func theTerminalThemePaintsNoGround() {
    let theme = Theme(.terminal, depth: .trueColour)
    for role in Role.allCases { #expect(theme.look(Style(role)).background == .standard, "\(role)") }
  }

  @Test func aRoleOnASurfaceTakesItsBackground() {
    let theme = Theme(.dark, depth: .trueColour)
    let chosen = theme.look(Style(.selection))
    #expect(theme.look(Style(.iconLogic, on: .selection)).background == chosen.background)
    #expect(theme.look(Style(.selection, on: .selection)) == chosen)
    #expect(theme.look(Style(.buttonFocused, on: .popup)) == theme.look(Style(.buttonFocused)))
  }

  @Test func everyRoleHasALookAndParentsEnd() {
    let theme = Theme(.dark, depth: .trueColour)
    for role in Role.allCases { _ = theme.look(Style(role, [.bold, .strike])) }
    #expect(theme.look(Style(.info)).foreground == Scheme.dark.colours[12])
    #expect(theme.look(Style(.hint)) == theme.look(Style(.dim)))
  }
}

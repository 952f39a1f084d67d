import Screen

/// How a picture looks: the built-in schemes, light unless the viewer prefers dark.
///
/// Each colour is a variable, and stands before it as it is in the light scheme, for viewers that know no variables.
enum PictureStyle {
  /// The roles of texts that a drawing without a focus has.
  static let roles: [Role] = [
    .card, .cardNumber, .label, .jump, .heading, .error, .warning, .iconConversation, .iconLogic, .iconRecord,
    .iconService, .iconAutomation, .iconMarketing, .iconHandover, .dim,
  ]

  /// The class of texts of a role.
  static func name(of role: Role) -> String { "\(role)" }

  static var element: String {
    let light = Theme(.light, depth: .trueColour)
    let dark = Theme(.dark, depth: .trueColour)
    var rules = ["svg{\(variables(light))color-scheme:light dark}"]
    rules.append("@media(prefers-color-scheme:dark){svg{\(variables(dark))}}")
    rules.append(
      "text{font:\(fontSize)px ui-monospace,\"SF Mono\",Menlo,Consolas,\"DejaVu Sans Mono\",monospace;white-space:pre}")
    rules.append(".ground{\(paint("fill", "ground", light))}")
    rules.append("rect.card{\(paint("fill", "paper", light));\(paint("stroke", "edge", light));stroke-width:1}")
    rules.append(".line{fill:none;\(paint("stroke", "line", light));stroke-width:1.5}")
    rules.append(".tip{\(paint("fill", "line", light))}")
    for role in roles {
      let look = light.look(Style(role))
      let weight = look.attributes.contains(.bold) ? ";font-weight:bold" : ""
      rules.append("text.\(name(of: role)){\(paint("fill", name(of: role), light))\(weight)}")
    }
    return "<style>\n" + rules.joined(separator: "\n") + "\n</style>"
  }

  private static let fontSize = 15

  /// Every variable, and where a theme says its colour.
  private static func colours(_ theme: Theme) -> [(name: String, colour: Colour)] {
    [
      ("ground", theme.look(.text).background), ("paper", theme.look(Style(.field)).background),
      ("edge", theme.look(Style(.line)).foreground), ("line", theme.look(Style(.line)).foreground),
    ] + roles.map { (name(of: $0), theme.look(Style($0)).foreground) }
  }

  private static func variables(_ theme: Theme) -> String {
    colours(theme).map { "--\($0.name):\($0.colour.hexadecimal);" }.joined()
  }

  private static func paint(_ property: String, _ name: String, _ theme: Theme) -> String {
    let colour = colours(theme).first { $0.name == name }?.colour ?? .standard
    return "\(property):\(colour.hexadecimal);\(property):var(--\(name))"
  }
}

extension Colour {
  /// The colour as a picture names it.
  fileprivate var hexadecimal: String {
    guard case .rgb(let red, let green, let blue) = self else { return "currentColor" }
    return "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// What a condition that cannot be read was probably meant to ask, by the names that people and menus use.
extension Workspace {
  /// The operand whose name a sentence begins with, as a condition writes it: `contact.topic` for `Topic is …`, `team
  /// support` for `First line is available`. Case and spaces do not count, and a single misspelled word is recognised.
  func operand(namedIn sentence: String) -> String? {
    let words = Self.words(of: sentence)
    let named = operandNames
    // The longest name first: "First line" before a team that is called "First".
    for count in stride(from: min(words.count, Self.longestName), to: 0, by: -1) {
      if let operand = named[words.prefix(count).joined()] { return operand }
    }
    return words.first.flatMap { NearestWord.misspelled($0, among: named.keys.sorted()) }.flatMap { named[$0] }
  }

  /// The most words of a name that is looked for.
  private static let longestName = 8

  /// What can be asked, by its name in one small word; of two with one name, the first.
  private var operandNames: [String: String] {
    var names: [String: String] = [:]
    func add(_ name: String, _ operand: ParsedCondition.Operand) {
      let word = Self.words(of: name).joined()
      if !word.isEmpty, names[word] == nil { names[word] = operand.text }
    }
    for property in properties {
      let operand = ParsedCondition.Operand.property(object: property.object, name: property.name)
      add(property.name, operand)
      if let label = property.label { add(label, operand) }
    }
    for team in listed(.team) { add(team.name, .availability(.recipient(.team(TeamID(team.id))))) }
    for person in listed(.person) { add(person.name, .availability(.recipient(.person(PersonID(person.id))))) }
    return names
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}

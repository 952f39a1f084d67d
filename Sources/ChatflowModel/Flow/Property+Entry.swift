/// How a workspace lists a property of its own.
extension Property {
  /// The records whose properties a workspace can add to.
  public static let objects = ["contact", "company"]

  /// The field of a workspace that lists further properties of a record.
  public static func list(of object: String) -> FieldID { FieldID("\(object)-properties") }

  /// The fields of a workspace that list properties of its own.
  static let lists = objects.map(list)

  /// The property that an entry describes.
  init(_ object: String, entry: FieldValues) {
    let type = entry[Self.type]?.text.flatMap(Kind.init(rawValue:)) ?? .text
    self.init(
      object, entry[Self.id]?.text ?? "", type, label: entry["label"]?.text,
      options: type == .choice ? entry["options"]?.list ?? [] : [])
  }

  /// The entry of a property of which nothing is said yet but what it is called.
  public static func entry(_ name: String, label: String) -> FieldValues { [id: .text(name), "label": .text(label)] }

  private static let id: FieldID = "id"
  fileprivate static let type: FieldID = "type"
}

extension FieldValues {
  /// Says in the list of a workspace what the values of one of its properties are.
  public mutating func setType(_ type: Property.Kind, of property: Property) {
    let list = Property.list(of: property.object)
    guard var records = self[list]?.records,
      let index = records.firstIndex(where: { Property(property.object, entry: $0).name == property.name })
    else { return }
    records[index][Property.type] = .text(type.rawValue)
    self[list] = .records(records)
  }
}

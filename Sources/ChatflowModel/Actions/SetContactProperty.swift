extension ActionKind {
  /// *Set contact property value*: writes a value into a property of the visitor's contact.
  public static let setContactProperty = ActionKind(
    "set-contact-property",
    icon: Icon("="),
    category: .records,
    behaviour: .does,
    fields: [
      Field("property", .property(of: ["contact"]), isRequired: true),
      Field("value", .propertyValue(of: "property"), isRequired: true, limit: Limits.propertyValue),
    ],
    edges: ["on-failure"])
}

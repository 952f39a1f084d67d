extension ActionKind {
  /// *Set company property value*: writes a value into a property of the company of the visitor's contact.
  public static let setCompanyProperty = ActionKind(
    "set-company-property",
    icon: Icon("="),
    category: .records,
    behaviour: .does,
    fields: [
      Field("property", .property(of: ["company"]), isRequired: true),
      Field("value", .propertyValue(of: "property"), isRequired: true, limit: Limits.propertyValue),
    ],
    edges: ["on-failure"])
}

import SamplanBase
import SamplanDocuments
import SamplanDomain

/// Figures as pages show them: a share as per cent, an estimate with its mark, a word where there
/// is no number.
struct FigureShown {
  let language: Language

  /// The value in its unit: `3 178`, `92 %`, `okänt`.
  func text(_ value: FigureValue, _ unit: FigureUnit) -> String {
    guard let number = value.known else { return value.shown(in: language) }
    return self.number(number, unit)
  }

  /// A number in its unit.
  func number(_ value: ExactDecimal, _ unit: FigureUnit) -> String {
    if let band = unit.band(value) { return band[language] }
    guard unit == .share else { return value.shown(in: language) }
    let tenths = (value.approximate * 1000).rounded()
    return language.percent(
      value.approximate, decimals: tenths.truncatingRemainder(dividingBy: 10) == 0 ? 0 : 1)
  }

  /// A region's total as a cell: faded when old, dashed when there is no number, and marked when
  /// any part of it is an estimate.
  func cell(_ total: RegionTotal) -> DataTable.Cell {
    let unit = Measure.find(total.measure)?.unit ?? .beds
    guard let value = total.value.known else {
      return DataTable.Cell(.chip(missing: total.value, in: language), sortKey: "")
    }
    return DataTable.Cell(
      "\(estimateMark(total.methods))\(number(value, unit))", sortKey: value.description,
      isOld: total.age == .faded)
  }

  /// The mark of an estimate, said aloud too.
  func estimateMark(_ methods: Set<FigureMethod>) -> Markup {
    guard methods.contains(.estimated) else { return .empty }
    return """
      <abbr title="\(FigureMethod.estimated.label[language])">≈</abbr>\u{A0}
      """
  }

  /// What the marks of a table mean.
  var legend: Markup {
    """
    <p class="hint">\(Text(
      sv: "≈ uppskattat ur öppna källor. Kursiv: äldre än sin giltighetstid. Streckad ruta: "
        + "uppgift saknas, med skälet. Uppgifter som är för gamla räknas som okända.",
      en: "≈ estimated from open sources. Italic: past its freshness window. Dashed box: no "
        + "figure, with the reason. Figures that are too old count as unknown.")[language])</p>
    """
  }
}

extension NationalTotal {
  /// `från 19 av 21 regioner · 2 äldre än 30 dygn`.
  func basis(in language: Language) -> String {
    let days = Measure.find(measure)?.fadesAfterDays ?? 0
    let from = Text(
      sv: "från \(reporting) av \(of) regioner", en: "from \(reporting) of \(of) regions")
    guard faded > 0 else { return from[language] }
    let old = Text(
      sv: " · \(faded) äldre än \(days) dygn", en: " · \(faded) older than \(days) days")
    return from[language] + old[language]
  }

  /// The sum, or for measures that cannot be added the range, or a dash.
  func shown(in language: Language) -> String {
    let figure = FigureShown(language: language)
    let unit = Measure.find(measure)?.unit ?? .beds
    if let sum { return figure.number(sum, unit) }
    guard let interval else { return "–" }
    let low = figure.number(interval.lowerBound, unit)
    let high = figure.number(interval.upperBound, unit)
    return interval.lowerBound == interval.upperBound ? low : "\(low) – \(high)"
  }
}

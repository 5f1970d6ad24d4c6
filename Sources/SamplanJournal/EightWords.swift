import SamplanBase

/// The first eight bytes of a hash as eight Swedish words, to be read aloud or compared by eye.
///
/// 64 bits are told apart: enough to notice a mistake or an exchanged card, when the words are
/// fetched from two places. Whoever wants all 256 bits compares the hash itself.
package func eightWords(of digest: Digest) -> [String] {
  digest.bytes.prefix(8).map { fingerprintWords[Int($0)] }
}

/// One word for each byte: 256 short, everyday Swedish nouns in the order of the Swedish alphabet.
/// Any two differ in at least two letters, so that a misheard letter does not make another word.
/// The list never changes, since printed cards depend on it.
package let fingerprintWords: [String] = """
  alm ananas ask axel backe bagare bagge bambu banan band bastu bild blad blomma bläck bok boll
  bomull bord borste bricka bro bruk brygga bröd buske båt bälte bänk bär bäver cello cirkel
  citron cykel dagbok dal dans dimma docka dotter drake droppe duk duva dörr eld enbär falk
  fasan fena fest fiber filt fiol fisk fjord fjäll flod flöjt fokus fors fot fågel får galge
  garn gata get glas glob godis golv gran gris groda gryta guld gunga gurka gård gås hals hamn
  harpa hatt hav havre hink hjort hjul hjälm horn humla hund hylla häst jacka jolle kaffe kajak
  kaka kam kamel kamin kanna kappa karta kassa kedja kiosk knapp kniv knut kock konst kopp korg
  krans krita krona kruka kudde kula kust kvarn kvist kyrka kälke källa lada lamm lampa lax lera
  lilja lins ljus loppa lykta lärka lök majs matta melon meny mjölk moln morot mossa motor mugg
  mus mygga mynt måne mört nål näbb näsa nöt oas oboe ocean olja orgel orm ost oxe padda paket
  park pedal pil pipa plog ponny pumpa pärla pärm päron radio regn ring ros rova råg råtta räka
  räv rönn sadel saft segel sele senap sirap sjal sjö skata sked skepp skida skog skola skruv
  släde smör soffa sol spade sparv spik stad stege sten storm svamp svan säng tak tall tapet
  tavla tiger timme tomat tratt träd tröja tunna tupp tvål tält uggla ugn ull utter vagga vagn
  vante varg väska ylle yxa zebra åker åre åska älg ängel äpple ärta öga öken örn
  """.split { $0 == " " || $0 == "\n" }.map(String.init)

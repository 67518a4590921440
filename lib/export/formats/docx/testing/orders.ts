/**
 * The children that elements of a Word document may have, in the order in which the types of ECMA-376 (part 1, annex A)
 * give them; each stands there once, but for those that may be repeated.
 */
export const ORDERS: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    // CT_PPr
    pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
    // EG_RPrContent, with the marks of a paragraph's end before it
    rPr: 'ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange',
    // CT_TblPr, CT_TcPr, CT_Tbl, CT_Row
    tblPr:
      'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
    tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange',
    tbl: 'bookmarkStart* bookmarkEnd* tblPr tblGrid tr*',
    tr: 'tblPrEx trPr tc*',
    tblBorders: 'top left start bottom right end insideH insideV',
    tcBorders: 'top left start bottom right end insideH insideV tl2br tr2bl',
    pBdr: 'top left bottom right between bar',
    tblCellMar: 'top left start bottom right end',
    // CT_SectPr
    sectPr:
      'headerReference* footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
    // CT_Numbering, CT_AbstractNum, CT_Num, CT_Lvl, CT_NumPr
    numbering: 'numPicBullet* abstractNum* num* numIdMacAtCleanup',
    abstractNum: 'nsid multiLevelType tmpl name styleLink numStyleLink lvl*',
    num: 'abstractNumId lvlOverride*',
    lvlOverride: 'startOverride lvl',
    lvl: 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
    numPr: 'ilvl numId numberingChange ins',
    // CT_Styles, CT_Style
    styles: 'docDefaults latentStyles style*',
    docDefaults: 'rPrDefault pPrDefault',
    style:
      'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*',
    // CT_SdtBlock
    sdt: 'sdtPr sdtEndPr sdtContent',
  }).map(([name, order]) => [name, order.split(' ')]),
)

/** What is wrong with the order of an element's children; null where nothing is, or nothing is known. */
export function misplaced(name: string, children: readonly string[]): string | null {
  const order = ORDERS[name]
  if (!order) return null
  let at = 0
  let last = ''
  for (const child of children) {
    const place = order.findIndex((each) => each === child || each === `${child}*`)
    if (place === -1) return `${name} may not hold ${child}`
    // Headers and footers are of one choice.
    const isChoice = child.endsWith('Reference') && last.endsWith('Reference')
    if (place < at && !isChoice) return `in ${name}, ${child} stands after ${last}`
    if (child === last && !order[place]!.endsWith('*')) return `${name} holds ${child} twice`
    at = Math.max(at, place)
    last = child
  }
  return null
}

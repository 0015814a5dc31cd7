package io.snaprelay.coverage;

/** The page's frame. */
final class CoveragePage {
  static final String TEXT =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Coverage: @COVERED@ of @ALL@ databases proved</title>
      <style>
      :root {
        color-scheme: light dark;
        --paper: #fff; --ink: #16202b; --soft: #5a6875; --line: #dde3ea; --bar: #2f6fb3;
        --good: #13714a; --bad: #b3261e; --bad-wash: #fdecea; --mixed: #8a5a00; --mixed-wash: #fff4dc;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #151b22; --ink: #e4eaf1; --soft: #97a5b4; --line: #2a343f; --bar: #5b9be0;
          --good: #57cf94; --bad: #ff8a80; --bad-wash: #3a1715; --mixed: #f0bd58; --mixed-wash: #33270d;
        }
      }
      body { margin: 0; padding: 2rem 1.5rem; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
      h1 { font-size: 1.6rem; margin: 0 0 .3rem; }
      p { margin: 0 0 .8rem; color: var(--soft); }
      .scroll { overflow-x: auto; }
      table { width: 100%; border-collapse: collapse; font-size: .9rem; }
      th { text-align: left; font-size: .78rem; color: var(--soft); padding: .4rem .8rem .4rem 0; border-bottom: 2px solid var(--line); }
      td { vertical-align: top; padding: .6rem .8rem .6rem .4rem; border-bottom: 1px solid var(--line); font-variant-numeric: tabular-nums; }
      code { font-size: .78em; color: var(--soft); overflow-wrap: anywhere; }
      .pill { font-weight: 650; }
      .good .pill, h1 .good { color: var(--good); }
      .mixed .pill { color: var(--mixed); }
      .bad .pill, h1 .bad, .note.bad { color: var(--bad); }
      tr.mixed td { background: var(--mixed-wash); }
      tr.bad td { background: var(--bad-wash); }
      svg { display: block; margin-top: .3rem; }
      .trend { fill: none; stroke: var(--bar); stroke-width: 1.5; }
      .objective { stroke: var(--mixed); stroke-width: 1; stroke-dasharray: 4 3; }
      .dot { fill: var(--bar); }
      .hollow { fill: var(--paper); stroke: var(--bad); stroke-width: 1.5; }
      @media print { @page { size: A4 landscape; margin: 12mm; } * { print-color-adjust: exact; } tr { break-inside: avoid; } }
      </style>
      </head>
      <body>
      <h1>Coverage: <span class="@TONE@">@COVERED@ of @ALL@ databases proved</span></h1>
      <p>As of @AT@. A proof counts for @LONGEST@. Dashed lines are objectives; a hollow dot is a run that proved nothing; a gap is a run that measured nothing. All times are UTC.</p>
      @NOTES@
      <div class="scroll">
      <table>
      <thead><tr><th>Database</th><th>Plans</th><th>Standing</th><th>Last proof</th><th>Age</th><th>Recovery time</th><th>Recovery point</th><th>Last run</th></tr></thead>
      <tbody>
      @ROWS@
      </tbody>
      </table>
      </div>
      </body>
      </html>
      """;

  private CoveragePage() {}
}

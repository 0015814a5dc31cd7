package io.snaprelay.planfile;

/** One thing that must hold in every plan. Fields of a wrong type are the schema's business. */
interface PlanRule {
  /**
   * @param plan one plan
   * @param databases the databases of its file
   */
  void check(Field plan, Field databases, Findings findings);
}

package org.crmferry.mapping;

/**
 * A field that may be the counterpart of another.
 *
 * @param field its name
 * @param label what people call it
 * @param confidence 0 to 1; 1 = sure
 * @param why what it rests on, for people
 */
public record Candidate(String field, String label, double confidence, String why) {}

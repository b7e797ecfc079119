package org.crmferry.plan;

import org.crmferry.model.Key;

/**
 * The frozen decision on one record.
 *
 * @param position the record's place in its batch, from 0
 * @param action what happens
 * @param target the target record it was matched with; null if none
 * @param state {@link RecordHash} of that target record when it was decided; empty if none
 * @param reason why, in one word for machines ({@code matched}, {@code ambiguous}, {@code differs}, a finding's kind)
 */
public record Decision(int position, Action action, Key target, String state, String reason) {}

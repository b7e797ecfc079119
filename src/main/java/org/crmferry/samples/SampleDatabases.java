package org.crmferry.samples;

import org.crmferry.model.Endpoint;

/**
 * The two sample databases, as H2 endpoints (user {@code sa}, no password).
 *
 * @param source SuiteCRM-shaped
 * @param target EspoCRM-shaped
 */
public record SampleDatabases(Endpoint source, Endpoint target) {}

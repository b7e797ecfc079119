/**
 * What is known of each CRM product: how to recognise its database, what its entities, fields, links and picklists are
 * called and where they are stored. All of it is data: one JSON file per product, described in {@code docs/catalog.md}.
 *
 * <p>May use the model only. Never opens a database: it turns a {@link org.crmferry.model.Schema} that somebody found
 * into {@link org.crmferry.model.Entity entities}, and trusts what is really there more than its files.
 */
package org.crmferry.catalog;

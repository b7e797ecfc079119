package org.crmferry.catalog;

import java.util.Map;

/**
 * A product whose export a folder of files seems to be.
 *
 * @param recognition the product, and how sure that is
 * @param tables names of files to what is in them; files that the product does not know are missing
 * @param rules what is made of them
 * @param mark column that marks deleted rows; empty if there is none
 */
public record FileRecognition(Recognition recognition, Map<String, Known> tables, FileRules rules, String mark) {
    /**
     * What is in one file.
     *
     * @param table what the product's rules call it
     * @param columns header to the name that the rules have for the column; others are missing
     */
    public record Known(String table, Map<String, String> columns) {}
}

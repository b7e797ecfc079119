package org.crmferry.duplicates;

/** What a field says about the person or company that a record stands for. */
enum Part {
    FIRST_NAME,
    LAST_NAME,
    /** A whole name: a person's, or a company's. */
    NAME,
    /** The company a person belongs to, as text or as the key of its record. */
    COMPANY,
    EMAIL,
    PHONE,
    STREET,
    POSTAL_CODE,
    CITY,
    WEBSITE,
    BIRTHDATE
}

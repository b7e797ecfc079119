package org.crmferry.files;

/** In which order day, month and year are written. */
public enum DateOrder {
    /** 31.12.2024, 31/12/2024. */
    DMY,
    /** 12/31/2024. */
    MDY,
    /** 2024-12-31, 2024年12月31日. */
    YMD
}

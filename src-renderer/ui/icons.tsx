import type { ReactNode } from 'react';

interface IconProps {
  readonly size?: number;
}

/** Line icons on a 20-unit grid. They are decoration: the control around them carries the name. */
function drawIcon({ size = 18 }: IconProps, shape: ReactNode) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shape}
    </svg>
  );
}

export const ChatsIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <path d="M3 4.5h9.5a1.5 1.5 0 0 1 1.5 1.5v4a1.5 1.5 0 0 1-1.5 1.5H7l-3 2.5v-2.5H3A1.5 1.5 0 0 1 1.5 10V6A1.5 1.5 0 0 1 3 4.5Z" />
      <path d="M16.8 8h.2A1.5 1.5 0 0 1 18.5 9.5v3.5A1.5 1.5 0 0 1 17 14.5h-.8V17l-3-2.5H10" />
    </>,
  );
export const SettingsIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <path d="M3 6h7M14 6h3M3 14h3M10 14h7" />
      <circle cx="12" cy="6" r="2" />
      <circle cx="8" cy="14" r="2" />
    </>,
  );
export const CheckIcon = (props: IconProps) => drawIcon(props, <path d="m4 10.5 4 4 8-9" />);
export const SendIcon = (props: IconProps) => drawIcon(props, <path d="M10 16V4.5M5 9l5-5 5 5" />);
export const BackIcon = (props: IconProps) => drawIcon(props, <path d="M16 10H4.5M9 5l-5 5 5 5" />);
export const DownIcon = (props: IconProps) => drawIcon(props, <path d="M10 4v11.5M5 11l5 5 5-5" />);
export const ChevronIcon = (props: IconProps) => drawIcon(props, <path d="m5.5 8 4.5 4.5L14.5 8" />);
export const CloseIcon = (props: IconProps) => drawIcon(props, <path d="m5 5 10 10M15 5 5 15" />);
export const PersonIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <circle cx="10" cy="6.8" r="3.2" />
      <path d="M3.8 16.5c.6-3 3.1-4.7 6.2-4.7s5.6 1.7 6.2 4.7" />
    </>,
  );
export const BotIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <rect x="3.5" y="7" width="13" height="9" rx="2.5" />
      <path d="M10 7V4M7.5 11v1M12.5 11v1M1.8 10.5v2M18.2 10.5v2" />
      <circle cx="10" cy="3" r="1" />
    </>,
  );
export const ClockIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <circle cx="10" cy="10" r="7" />
      <path d="M10 6v4l2.8 1.8" />
    </>,
  );
export const DetailsIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <rect x="2.5" y="3.5" width="15" height="13" rx="2" />
      <path d="M12.5 3.5v13" />
    </>,
  );
export const OfflineIcon = (props: IconProps) =>
  drawIcon(
    props,
    <path d="M3 3l14 14M8.4 15.5a2.3 2.3 0 0 1 3.2 0M5.6 12.3a6.3 6.3 0 0 1 3.2-1.7M2.5 8.9a10.6 10.6 0 0 1 3.3-2.2M9 5.5a10.7 10.7 0 0 1 8.5 3.4M13 11.5c.5.2 1 .5 1.4.8" />,
  );
export const WarningIcon = (props: IconProps) =>
  drawIcon(props, <path d="M10 3 2.2 16.5h15.6L10 3ZM10 8v4M10 14.3v.1" />);
export const InfoIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <circle cx="10" cy="10" r="7.3" />
      <path d="M10 9v4.5M10 6.4v.1" />
    </>,
  );
export const QuestionIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <circle cx="10" cy="10" r="7.3" />
      <path d="M7.9 7.9c.2-1.1 1-1.8 2.1-1.8s2.1.8 2.1 1.8c0 1.6-2.1 1.7-2.1 3.3M10 13.8v.1" />
    </>,
  );
export const MoreIcon = (props: IconProps) =>
  drawIcon(
    props,
    <g fill="currentColor">
      <circle cx="4.5" cy="10" r="0.9" />
      <circle cx="10" cy="10" r="0.9" />
      <circle cx="15.5" cy="10" r="0.9" />
    </g>,
  );
export const PassOnIcon = (props: IconProps) => drawIcon(props, <path d="M3.5 10h12M11 5.5l4.5 4.5-4.5 4.5" />);
export const ReturnIcon = (props: IconProps) =>
  drawIcon(props, <path d="M7 4.5 3.5 8 7 11.5M4 8h8a4 4 0 0 1 0 8H8.5" />);
export const BellIcon = (props: IconProps) =>
  drawIcon(props, <path d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13L5 13.5ZM8.5 17.3c.8.6 2.2.6 3 0" />);
export const MailIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <rect x="2.5" y="4.5" width="15" height="11" rx="2" />
      <path d="m3.5 6 6.5 5 6.5-5" />
    </>,
  );
export const ExternalIcon = (props: IconProps) =>
  drawIcon(
    props,
    <path d="M8 4.5H5A1.5 1.5 0 0 0 3.5 6v9A1.5 1.5 0 0 0 5 16.5h9a1.5 1.5 0 0 0 1.5-1.5v-3M11.5 3.5h5v5M16 4l-7 7" />,
  );
export const EyeIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <path d="M1.8 10S4.8 4.8 10 4.8 18.2 10 18.2 10 15.2 15.2 10 15.2 1.8 10 1.8 10Z" />
      <circle cx="10" cy="10" r="2.3" />
    </>,
  );
export const SignOutIcon = (props: IconProps) =>
  drawIcon(props, <path d="M8 3.5H5A1.5 1.5 0 0 0 3.5 5v10A1.5 1.5 0 0 0 5 16.5h3M9 10h8M13.5 6.5 17 10l-3.5 3.5" />);
export const KeyboardIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <rect x="2" y="5" width="16" height="10" rx="2" />
      <path d="M5 8h.1M8.3 8h.1M11.6 8h.1M15 8h.1M5 11.8h.1M15 11.8h.1M8 11.8h4" />
    </>,
  );

export const MoonIcon = (props: IconProps) =>
  drawIcon(props, <path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z" />);
export const SoundIcon = (props: IconProps) =>
  drawIcon(props, <path d="M3.5 8v4h2.8l3.7 3V5L6.3 8H3.5ZM13 7.8a3 3 0 0 1 0 4.4M15.2 5.6a6.2 6.2 0 0 1 0 8.8" />);
export const PlusIcon = (props: IconProps) => drawIcon(props, <path d="M10 4v12M4 10h12" />);
export const TrashIcon = (props: IconProps) =>
  drawIcon(
    props,
    <path d="M3.5 5.5h13M8 5.5V3.8h4v1.7M5.5 5.5l.7 10a1.2 1.2 0 0 0 1.2 1h5.2a1.2 1.2 0 0 0 1.2-1l.7-10M8.3 9v4M11.7 9v4" />,
  );
export const EditIcon = (props: IconProps) => drawIcon(props, <path d="m4 16 .8-3.4L13 4.4l2.6 2.6-8.2 8.2L4 16Z" />);
export const SearchIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <circle cx="9" cy="9" r="5" />
      <path d="m13 13 3.5 3.5" />
    </>,
  );
/** Into the house: knowledge from elsewhere, a file into the downloads. */
export const ImportIcon = (props: IconProps) => drawIcon(props, <path d="M10 3.5V12M6.5 8.5 10 12l3.5-3.5M4 16h12" />);

export const TeamIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <circle cx="7.5" cy="7" r="2.8" />
      <path d="M2 16c.5-2.8 2.7-4.3 5.5-4.3S12.5 13.2 13 16M13 4.4a2.8 2.8 0 0 1 0 5.2M15.2 12.2c1.5.6 2.5 1.9 2.8 3.8" />
    </>,
  );
export const AnalyticsIcon = (props: IconProps) =>
  drawIcon(props, <path d="M3 3.5v11A1.5 1.5 0 0 0 4.5 16H17M7 13v-3M10.5 13V6.5M14 13V9" />);
export const ScreenIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <rect x="2" y="3.5" width="16" height="10.5" rx="1.8" />
      <path d="M7 17h6M10 14v3" />
    </>,
  );
export const ExpandIcon = (props: IconProps) =>
  drawIcon(props, <path d="M3.5 8V3.5H8M12 3.5h4.5V8M16.5 12v4.5H12M8 16.5H3.5V12" />);
export const RetryIcon = (props: IconProps) => drawIcon(props, <path d="M16 4.5v4h-4M15.6 8.5A6 6 0 1 0 16 11.5" />);
export const ShieldIcon = (props: IconProps) =>
  drawIcon(props, <path d="M10 2.8 4 5v4.6c0 3.6 2.4 6.3 6 7.6 3.6-1.3 6-4 6-7.6V5l-6-2.2ZM7.3 9.9l2 2 3.6-4" />);

export const ConversationsIcon = (props: IconProps) =>
  drawIcon(
    props,
    <>
      <path d="M3 5.5A1.5 1.5 0 0 1 4.5 4h11A1.5 1.5 0 0 1 17 5.5v7a1.5 1.5 0 0 1-1.5 1.5H9l-3.5 3v-3h-1A1.5 1.5 0 0 1 3 12.5v-7Z" />
      <path d="M6.5 7.5h7M6.5 10.5h4.5" />
    </>,
  );
export const LinkIcon = (props: IconProps) =>
  drawIcon(
    props,
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l2.8-2.8a3 3 0 0 0-4.3-4.3l-.9.9M11.5 8.5a3 3 0 0 0-4.3 0l-2.8 2.8a3 3 0 0 0 4.3 4.3l.9-.9" />,
  );
export const PrintIcon = (props: IconProps) =>
  drawIcon(
    props,
    <path d="M6 7V3.5h8V7M6 14H4.5A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7h11A1.5 1.5 0 0 1 17 8.5v4a1.5 1.5 0 0 1-1.5 1.5H14M6 11.5h8v5H6v-5Z" />,
  );
export const PauseIcon = (props: IconProps) => drawIcon(props, <path d="M7 4.5v11M13 4.5v11" />);

/** The mark of the product, as in `resources/icon.svg`: the bot's bubble behind, the person's in front. */
export function Logo({ size = 36 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="24 24 464 464" aria-hidden="true" focusable="false">
      <rect x="24" y="24" width="464" height="464" rx="112" fill="#14736e" />
      <path
        fill="#fff"
        fillOpacity="0.34"
        d="M150 112h144a46 46 0 0 1 46 46v84a46 46 0 0 1-46 46h-80l-52 46c-6 5-14 1-14-7v-39a46 46 0 0 1-44-46v-84a46 46 0 0 1 46-46z"
      />
      <path
        fill="#fff"
        d="M224 190h138a46 46 0 0 1 46 46v84a46 46 0 0 1-44 46v40c0 8-9 12-15 7l-54-47h-71a46 46 0 0 1-46-46v-84a46 46 0 0 1 46-46z"
      />
      <path
        fill="none"
        stroke="#12706a"
        strokeWidth="26"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="M232 278h118M308 234l46 44-46 44"
      />
    </svg>
  );
}

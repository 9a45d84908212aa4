import { useEffect, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Group } from '../../../ui/group.tsx';
import { InfoIcon, SoundIcon } from '../../../ui/icons.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { Slider } from '../../../ui/slider.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { useSettingsHome } from '../settings-home.tsx';

export function Sounds() {
  const { host, settings, change } = useSettingsHome();
  const [volume, setVolume] = useState(settings.soundVolume);
  const [state, setState] = useState(() => host.sounds.state());
  useEffect(() => host.sounds.onStateChange(setState), [host]);
  // Changed in another window.
  useEffect(() => setVolume(settings.soundVolume), [settings.soundVolume]);
  const play = (kind: 'request' | 'message', at = volume): void => void host.sounds.play(kind, { volume: at });
  return (
    <Group title="Sounds">
      {state === 'unsupported' ? (
        <NoticeBar tone="info" icon={<InfoIcon size={16} />}>
          This browser cannot make sounds.
        </NoticeBar>
      ) : host.kind === 'browser' ? (
        <p className="group__text">In a browser sounds play once you have clicked or typed in the page.</p>
      ) : null}
      <Slider
        label="Volume"
        value={volume}
        min={0}
        max={100}
        step={5}
        words={volume === 0 ? 'Silent' : `${volume} %`}
        ends={['Silent', 'Loud']}
        onChange={setVolume}
        onChangeEnd={(chosen) => {
          change({ soundVolume: chosen });
          play('message', chosen);
        }}
      />
      <div className="settings__buttons">
        <Button size="s" icon={<SoundIcon size={14} />} onPress={() => play('request')}>
          Play the sound of a request
        </Button>
        <Button size="s" icon={<SoundIcon size={14} />} onPress={() => play('message')}>
          Play the sound of a message
        </Button>
      </div>
      <Switch
        label="Sound for new requests"
        isOn={settings.soundRequests}
        onChange={(soundRequests) => change({ soundRequests })}
      />
      <Switch
        label="Repeat until somebody accepts"
        hint="Or until the visitor leaves. What nobody has looked at for 20 seconds is told louder, once."
        isOn={settings.repeatRequestSound}
        onChange={(repeatRequestSound) => change({ repeatRequestSound })}
      />
      <Switch
        label="Sound for messages in my chats"
        isOn={settings.soundMessages}
        onChange={(soundMessages) => change({ soundMessages })}
      />
    </Group>
  );
}
